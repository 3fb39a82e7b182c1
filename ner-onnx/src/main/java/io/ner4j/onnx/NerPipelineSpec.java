package io.ner4j.onnx;

import io.ner4j.ExtractOptions;
import io.ner4j.NerPipeline;
import io.ner4j.PipelineConfig;
import io.ner4j.onnx.source.ModelSource;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline to be: which model, how it is loaded, and how texts are read. A value that can be
 * serialised and compared, and holds nothing that must be closed. A distributed engine ships it to
 * its machines, where each process loads the model once.
 *
 * <pre>{@code
 * NerPipelineSpec spec =
 *     OnnxNer.englishBuilder()
 *         .device(Device.cpu())
 *         .config(PipelineConfig.builder().minScore(0.8).build())
 *         .spec();
 * try (SharedPipeline<NerPipeline> ner = spec.shared()) { // in each task of each machine
 *   ner.extract("Angela Merkel met Tim Cook in Cupertino.");
 * }
 * }</pre>
 *
 * <p>Options that were not set take their defaults where the model is loaded: the processors of
 * that machine, its GPU if it has one, its cache directory. A relative path counts from the working
 * directory there. A hub's token is not part of it; {@code HF_TOKEN} there is.
 *
 * <p>Both sides need the same version of ner4j. Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class NerPipelineSpec extends PipelineSpec<NerPipeline> {

  @Serial private static final long serialVersionUID = 1L;

  private static final ExtractOptions USUAL = ExtractOptions.builder().build();

  /** Where the model's files come from. */
  private final ModelSource.Named source;

  /** Which file is loaded, and how it runs. */
  private final LoadingSettings loading;

  /** How its graph is read. */
  private final ClassifierSettings classifier;

  /** How texts are read. */
  private final PipelineConfig config;

  NerPipelineSpec(
      ModelSource.Named source,
      LoadingSettings loading,
      ClassifierSettings classifier,
      PipelineConfig config) {
    this.source = source;
    this.loading = loading;
    this.classifier = classifier;
    this.config = config;
  }

  /**
   * Gives the options as a builder, to change some or to load a pipeline of one's own.
   *
   * <pre>{@code
   * NerPipelineSpec spec = OnnxNer.englishBuilder().spec();
   * NerPipelineSpec onGpu = spec.toBuilder().device(Device.cuda(0)).spec();
   * }</pre>
   *
   * @return a builder with the options of this specification
   */
  public OnnxNerBuilder toBuilder() {
    return new OnnxNerBuilder(source, loading, classifier, config);
  }

  /** {@return how texts are read} */
  public PipelineConfig config() {
    return config;
  }

  /**
   * Gives this specification with other options of reading. Both share one loaded model.
   *
   * @param options how texts are read
   * @return the other specification
   */
  public NerPipelineSpec with(ExtractOptions options) {
    PipelineConfig other = config.toBuilder().extractOptions(options).build();
    return new NerPipelineSpec(source, loading, classifier, other);
  }

  @Override
  NerPipelineSpec ofModel() {
    return with(USUAL);
  }

  @Override
  NerPipeline load() {
    return toBuilder().load();
  }

  @Override
  NerPipeline view(NerPipeline loaded) {
    return loaded.with(config.extractOptions());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NerPipelineSpec spec
        && source.equals(spec.source)
        && loading.equals(spec.loading)
        && classifier.equals(spec.classifier)
        && config.equals(spec.config);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, loading, classifier, config);
  }

  /**
   * Names the model, the device and the options of reading: {@code NerPipelineSpec[bundled en,
   * auto, PipelineConfig[minScore=0.8]]}.
   */
  @Override
  public String toString() {
    return "NerPipelineSpec[" + source + ", " + loading.device() + ", " + config + "]";
  }

  /**
   * Reads the specification, and checks that it is whole.
   *
   * @param in where from
   * @throws IOException if that fails, or a part is missing
   * @throws ClassNotFoundException if a class of it is not there
   */
  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    if (source == null || loading == null || classifier == null || config == null) {
      throw new InvalidObjectException(
          "expected a NerPipelineSpec with a model and options, but it is damaged; write it again with this version of ner4j");
    }
  }
}
