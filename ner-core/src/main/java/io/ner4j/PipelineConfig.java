package io.ner4j;

import io.ner4j.decode.TagScheme;
import io.ner4j.task.OptionsText;
import io.ner4j.window.WindowOptions;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The options of a pipeline as a value: made without a model, read back from a pipeline, compared,
 * changed, sent to another process, and used for other pipelines.
 *
 * <pre>{@code
 * PipelineConfig config = PipelineConfig.builder().minScore(0.8).build();
 * try (NerPipeline ner = NerPipeline.builder(tokenizer, model).config(config).build()) {
 *   ner.config().equals(config);                          // true
 *   ner.config().toBuilder().includeTypes("PER").build(); // PipelineConfig[minScore=0.8, includeTypes=[PER]]
 * }
 * }</pre>
 *
 * <p>It holds no tokenizer, model, device or native memory. An option that was not set stays so,
 * and takes the default of the model and the device where the configuration is used. The
 * {@linkplain NerPipelineBuilder#listener listener} belongs to a process and is left out.
 *
 * <p>It can be serialised by Java, for a distributed engine that builds a pipeline on each machine.
 * Both sides need the same version of ner4j. A {@link io.ner4j.decode.Decoding} serialises; a
 * decoder of your own does if its class is {@link Serializable}, and else writing throws {@link
 * java.io.NotSerializableException}. What is read is checked as the builder checks it.
 *
 * <p>Immutable and safe for use by many threads, if the decoder's function is.
 *
 * @since 0.1.0
 */
public final class PipelineConfig implements Serializable {

  private static final long serialVersionUID = 1;

  static final int DEFAULT_WAITING = 1024;

  /** How texts are read. */
  final ExtractOptions reading;

  /** The scheme of the labels; null if it is recognised. */
  final @Nullable TagScheme scheme;

  /** How long texts are read. */
  final WindowOptions windows;

  /** Tokens of a batch at most; null for the default. */
  final @Nullable Integer maxBatchTokens;

  /** Texts that wait at most. */
  final int maxWaiting;

  PipelineConfig(PipelineOptions<?> builder) {
    this.reading = builder.reading();
    this.scheme = builder.scheme;
    this.windows = builder.windows;
    this.maxBatchTokens = builder.maxBatchTokens;
    this.maxWaiting = builder.maxWaiting;
  }

  /**
   * Starts a configuration.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a configuration that differs from this one.
   *
   * @return a builder with the options of this configuration
   */
  public Builder toBuilder() {
    return builder().config(this);
  }

  /** {@return how texts are read, unless a call says otherwise} */
  public ExtractOptions extractOptions() {
    return reading;
  }

  /** {@return the scheme of the model's labels; empty if it is recognised from them} */
  public Optional<TagScheme> scheme() {
    return Optional.ofNullable(scheme);
  }

  /** {@return how texts longer than the model are handled} */
  public LongText longText() {
    return windows.longText();
  }

  /** {@return how many tokens the model reads at once; empty for as many as it can} */
  public OptionalInt maxTokens() {
    return optional(windows.maxTokens());
  }

  /** {@return how many tokens a window has at most; empty for the default} */
  public OptionalInt windowTokens() {
    return optional(windows.windowTokens());
  }

  /** {@return how many tokens neighbouring windows share; empty for the default} */
  public OptionalInt stride() {
    return optional(windows.stride());
  }

  /** {@return how many tokens a batch has at most; empty for the model's default} */
  public OptionalInt maxBatchTokens() {
    return optional(maxBatchTokens);
  }

  /** {@return how many texts of single calls wait at most} */
  public int maxWaiting() {
    return maxWaiting;
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PipelineConfig config
        && reading.equals(config.reading)
        && scheme == config.scheme
        && windows.equals(config.windows)
        && Objects.equals(maxBatchTokens, config.maxBatchTokens)
        && maxWaiting == config.maxWaiting;
  }

  @Override
  public int hashCode() {
    return Objects.hash(reading, scheme, windows, maxBatchTokens, maxWaiting);
  }

  /** Lists the options that differ from the defaults, such as {@code [minScore=0.8]}. */
  @Override
  public String toString() {
    return "PipelineConfig[" + String.join(", ", changed()) + "]";
  }

  /** The options that differ from the defaults, as {@code name=value}. */
  List<String> changed() {
    List<String> changed = new ArrayList<>(reading.changed());
    changed.addAll(
        new OptionsText()
            .add("scheme", scheme, null)
            .add("longText", longText(), LongText.WINDOWS)
            .add("maxTokens", windows.maxTokens(), null)
            .add("windowTokens", windows.windowTokens(), null)
            .add("stride", windows.stride(), null)
            .add("maxBatchTokens", maxBatchTokens, null)
            .add("maxWaiting", maxWaiting, DEFAULT_WAITING)
            .list());
    return changed;
  }

  /**
   * Reads the options, and checks them.
   *
   * @param in where from
   * @throws IOException if that fails, or if an option is out of its range
   * @throws ClassNotFoundException if the decoder's class is not there
   */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    boolean whole = reading != null && windows != null;
    if (!whole || maxWaiting < 1 || (maxBatchTokens != null && maxBatchTokens < 1)) {
      throw new InvalidObjectException(
          "expected a PipelineConfig with options of reading, windows, and sizes >= 1, but it is damaged; write it again with this version of ner4j");
    }
  }

  /**
   * Makes a {@link PipelineConfig} without a tokenizer or a model. Setters check their value at
   * once; whether an option fits a model is checked where the configuration is used. For one
   * thread.
   *
   * <pre>{@code
   * PipelineConfig config =
   *     PipelineConfig.builder().aggregation(Aggregation.MAX).minScore("MISC", 0.9).build();
   * PipelineConfig stricter = config.toBuilder().minScore(0.8).build();
   * }</pre>
   *
   * @since 0.1.0
   */
  public static final class Builder extends PipelineOptions<Builder> {

    Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Makes the configuration. The builder can go on; the configuration stays as it is.
     *
     * @return the options as they are now
     * @throws IllegalArgumentException if one contradicts another
     */
    public PipelineConfig build() {
      return checked();
    }
  }
}
