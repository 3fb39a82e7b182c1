package io.ner4j.onnx;

import io.ner4j.EntityRecognizer;
import java.io.Serial;
import java.io.Serializable;

/**
 * A pipeline to be, as a value that a distributed engine ships to its machines: a {@link
 * NerPipelineSpec}, or a {@link ZeroShotNerSpec} for models that take the types with the text. Code
 * that only extracts can take either.
 *
 * <pre>{@code
 * PipelineSpec<?> spec = OnnxNer.englishBuilder().spec();
 * try (SharedPipeline<?> ner = spec.shared()) {
 *   ner.extract("Angela Merkel met Tim Cook in Cupertino.").forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param <P> the kind of pipeline
 * @since 0.1.0
 */
public abstract sealed class PipelineSpec<P extends EntityRecognizer> implements Serializable
    permits NerPipelineSpec, ZeroShotNerSpec {

  @Serial private static final long serialVersionUID = 1L;

  PipelineSpec() {}

  /**
   * Gives the pipeline of this process for this specification. The first call loads the model;
   * calls that come meanwhile wait for it. Specifications that differ in options of a call alone
   * share one model.
   *
   * <p>The model is freed a minute after its last user closed what this method gave, and when the
   * JVM ends. So a task after a task, or a call for each record, does not load it again. Whoever
   * never closes it keeps it to the end of the JVM.
   *
   * @return the shared pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if the model cannot be loaded; the next call tries again
   * @throws IllegalArgumentException if an option does not fit the model
   * @throws io.ner4j.NerInterruptedException if the thread is interrupted while another loads
   */
  public SharedPipeline<P> shared() {
    return SharedPipelines.OF_PROCESS.lease(this);
  }

  /** What one loaded model serves, whatever the options of a call are. */
  abstract PipelineSpec<P> ofModel();

  /** Loads the pipeline. */
  abstract P load();

  /** The pipeline that {@link #ofModel} loaded, with the options of a call. */
  abstract P view(P loaded);
}
