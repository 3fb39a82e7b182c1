package io.ner4j.onnx;

import io.ner4j.onnx.source.ModelSource;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A zero-shot pipeline to be: which GLiNER model, how it is loaded, and what to look for. A value
 * that can be serialised and compared, as {@link NerPipelineSpec} is, with the same defaults where
 * the model is loaded.
 *
 * <pre>{@code
 * ZeroShotNerSpec spec =
 *     ZeroShotNer.builder(directory)
 *         .options(ZeroShotOptions.builder().labels("person", "drug name").build())
 *         .spec();
 * try (SharedPipeline<ZeroShotPipeline> ner = spec.shared()) { // in each task of each machine
 *   ner.extract("Tim Cook takes aspirin.");
 *   ner.pipeline().extract("Tim Cook takes aspirin.", "company");
 * }
 * }</pre>
 *
 * <p>Both sides need the same version of ner4j. Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ZeroShotNerSpec extends PipelineSpec<ZeroShotPipeline> {

  @Serial private static final long serialVersionUID = 1L;

  /** Where the model's files come from. */
  private final ModelSource.Named source;

  /** Which file is loaded, and how it runs. */
  private final LoadingSettings loading;

  /** How texts are read. */
  private final ZeroShotSettings reading;

  ZeroShotNerSpec(ModelSource.Named source, LoadingSettings loading, ZeroShotSettings reading) {
    this.source = source;
    this.loading = loading;
    this.reading = reading;
  }

  /**
   * Gives the options as a builder, to change some or to load a pipeline of one's own.
   *
   * @return a builder with the options of this specification
   */
  public ZeroShotNerBuilder toBuilder() {
    return new ZeroShotNerBuilder(source, loading, reading);
  }

  /** {@return what is looked for where a call does not say} */
  public ZeroShotOptions options() {
    return reading.options();
  }

  /**
   * Gives this specification with other labels, thresholds and so on. Both share one loaded model.
   *
   * @param options what is looked for where a call does not say
   * @return the other specification
   */
  public ZeroShotNerSpec with(ZeroShotOptions options) {
    return new ZeroShotNerSpec(source, loading, reading.with(options));
  }

  @Override
  ZeroShotNerSpec ofModel() {
    return with(ZeroShotSettings.USUAL.options());
  }

  @Override
  ZeroShotPipeline load() {
    return toBuilder().load();
  }

  @Override
  ZeroShotPipeline view(ZeroShotPipeline loaded) {
    return loaded.with(options());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ZeroShotNerSpec spec
        && source.equals(spec.source)
        && loading.equals(spec.loading)
        && reading.equals(spec.reading);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, loading, reading);
  }

  /** Names the model, the device and what is looked for. */
  @Override
  public String toString() {
    return "ZeroShotNerSpec[" + source + ", " + loading.device() + ", " + options() + "]";
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
    if (source == null || loading == null || reading == null) {
      throw new InvalidObjectException(
          "expected a ZeroShotNerSpec with a model and options, but it is damaged; write it again with this version of ner4j");
    }
  }
}
