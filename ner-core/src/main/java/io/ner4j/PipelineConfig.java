package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TagScheme;
import io.ner4j.span.EntityFilterOptions;
import io.ner4j.task.OptionsText;
import io.ner4j.window.WindowOptions;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
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
 * NotSerializableException}. What is read is checked as the builder checks it.
 *
 * <p>Immutable and safe for use by many threads, if the decoder's function is.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial") // A decoder that cannot be serialised is refused by name.
public final class PipelineConfig implements Serializable {

  private static final long serialVersionUID = 1;

  static final int DEFAULT_WAITING = 1024;

  /** How token scores become word labels. */
  final Aggregation aggregation;

  /** The scheme of the labels; null if it is recognised. */
  final @Nullable TagScheme scheme;

  /** Makes the decoder; null for the default. */
  final @Nullable Function<LabelSet, BioDecoder> decoder;

  /** Which entities are kept. */
  final EntityFilterOptions types;

  /** How long texts are read. */
  final WindowOptions windows;

  /** Tokens of a batch at most; null for the default. */
  final @Nullable Integer maxBatchTokens;

  /** Texts that wait at most. */
  final int maxWaiting;

  /** Whether the layout counts; null for the model's default. */
  final @Nullable Layout layout;

  PipelineConfig(PipelineOptions<?> builder) {
    this.aggregation = builder.aggregation;
    this.scheme = builder.scheme;
    this.decoder = builder.decoder;
    this.types = builder.types;
    this.windows = builder.windows;
    this.maxBatchTokens = builder.maxBatchTokens;
    this.maxWaiting = builder.maxWaiting;
    this.layout = builder.layout;
  }

  /**
   * Starts a configuration.
   *
   * @return a builder with the defaults
   */
  public static PipelineConfigBuilder builder() {
    return new PipelineConfigBuilder();
  }

  /**
   * Starts a configuration that differs from this one.
   *
   * @return a builder with the options of this configuration
   */
  public PipelineConfigBuilder toBuilder() {
    return builder().config(this);
  }

  /** {@return how token scores become word labels} */
  public Aggregation aggregation() {
    return aggregation;
  }

  /** {@return the scheme of the model's labels; empty if it is recognised from them} */
  public Optional<TagScheme> scheme() {
    return Optional.ofNullable(scheme);
  }

  /**
   * {@return what makes the decoder, as it was set, such as a {@link io.ner4j.decode.Decoding};
   * empty for the default}
   */
  public Optional<Function<LabelSet, BioDecoder>> decoder() {
    return Optional.ofNullable(decoder);
  }

  /** {@return the least score of an entity, 0 to 1} */
  public double minScore() {
    return types.minScore();
  }

  /** {@return the least score of entities of some types, 0 to 1; unmodifiable} */
  public Map<String, Double> minScores() {
    return types.minScores();
  }

  /** {@return the types that are kept, in alphabetical order; empty if all are; unmodifiable} */
  public Set<String> includeTypes() {
    return types.included();
  }

  /** {@return the types that are left out, in alphabetical order; unmodifiable} */
  public Set<String> excludeTypes() {
    return types.excluded();
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

  /**
   * Tells whether the layout of a text counts.
   *
   * @return the choice; empty for the default of the model
   */
  public Optional<Layout> layout() {
    return Optional.ofNullable(layout);
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PipelineConfig config
        && aggregation == config.aggregation
        && scheme == config.scheme
        && Objects.equals(decoder, config.decoder)
        && types.equals(config.types)
        && windows.equals(config.windows)
        && Objects.equals(maxBatchTokens, config.maxBatchTokens)
        && maxWaiting == config.maxWaiting
        && layout == config.layout;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        aggregation, scheme, decoder, types, windows, maxBatchTokens, maxWaiting, layout);
  }

  /** Lists the options that differ from the defaults, such as {@code [minScore=0.8]}. */
  @Override
  public String toString() {
    return "PipelineConfig[" + String.join(", ", changed()) + "]";
  }

  /** The options that differ from the defaults, as {@code name=value}. */
  List<String> changed() {
    // A lambda's name differs from one run to the next.
    Object shown = decoder == null || decoder instanceof Decoding ? decoder : "custom";
    return new OptionsText()
        .add("aggregation", aggregation, Aggregation.FIRST)
        .add("scheme", scheme, null)
        .add("decoder", shown, null)
        .add("minScore", minScore(), 0.0)
        .add("minScores", minScores(), Map.of())
        .add("includeTypes", List.copyOf(includeTypes()), List.of())
        .add("excludeTypes", List.copyOf(excludeTypes()), List.of())
        .add("longText", longText(), LongText.WINDOWS)
        .add("maxTokens", windows.maxTokens(), null)
        .add("windowTokens", windows.windowTokens(), null)
        .add("stride", windows.stride(), null)
        .add("layout", layout, null)
        .add("maxBatchTokens", maxBatchTokens, null)
        .add("maxWaiting", maxWaiting, DEFAULT_WAITING)
        .list();
  }

  /**
   * Writes the options.
   *
   * @param out where to
   * @throws IOException if that fails, or if the decoder cannot be serialised
   */
  private void writeObject(ObjectOutputStream out) throws IOException {
    if (decoder != null && !(decoder instanceof Serializable)) {
      throw new NotSerializableException(
          "the decoder should be a Decoding or Serializable, but is a "
              + decoder.getClass().getName()
              + "; use Decoding.LENIENT, STRICT or VITERBI, or a class that implements Serializable");
    }
    out.defaultWriteObject();
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
    boolean whole = aggregation != null && types != null && windows != null;
    if (!whole || maxWaiting < 1 || (maxBatchTokens != null && maxBatchTokens < 1)) {
      throw new InvalidObjectException(
          "expected a PipelineConfig with aggregation, types, windows, and sizes >= 1, but it is damaged; write it again with this version of ner4j");
    }
  }
}
