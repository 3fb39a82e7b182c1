package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TagScheme;
import io.ner4j.span.EntityFilterOptions;
import io.ner4j.spi.Model;
import io.ner4j.window.WindowOptions;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of a pipeline, as both builders take them: {@link NerPipelineBuilder} makes a
 * pipeline with them, and {@link PipelineConfigBuilder} a configuration without a model. Every
 * option has a default, and setters check their value at once. For one thread.
 *
 * <pre>{@code
 * PipelineConfig config = PipelineConfig.builder().minScore(0.8).includeTypes("PER").build();
 * NerPipeline ner = NerPipeline.builder(tokenizer, model).config(config).stride(8).build();
 * }</pre>
 *
 * @param <B> the builder
 * @since 0.1.0
 */
public abstract sealed class PipelineOptions<B extends PipelineOptions<B>>
    permits NerPipelineBuilder, PipelineConfigBuilder {

  Aggregation aggregation = Aggregation.FIRST;
  @Nullable TagScheme scheme;
  @Nullable Function<LabelSet, BioDecoder> decoder;
  EntityFilterOptions types = EntityFilterOptions.ALL;
  WindowOptions windows = WindowOptions.DEFAULT;
  @Nullable Integer maxBatchTokens;
  int maxWaiting = PipelineConfig.DEFAULT_WAITING;
  @Nullable Layout layout;

  PipelineOptions() {}

  abstract B self();

  /**
   * Takes all options from a configuration, set or not.
   *
   * <pre>{@code
   * NerPipeline copy = NerPipeline.builder(tokenizer, model).config(ner.config()).build();
   * }</pre>
   *
   * @param config the options, such as those of another pipeline
   * @return this builder
   */
  public B config(PipelineConfig config) {
    this.aggregation = config.aggregation;
    this.scheme = config.scheme;
    this.decoder = config.decoder;
    this.types = config.types;
    this.windows = config.windows;
    this.maxBatchTokens = config.maxBatchTokens;
    this.maxWaiting = config.maxWaiting;
    this.layout = config.layout;
    return self();
  }

  /**
   * Chooses how token scores become word labels. Default: {@link Aggregation#FIRST}.
   *
   * @param aggregation the aggregation
   * @return this builder
   */
  public B aggregation(Aggregation aggregation) {
    this.aggregation = Objects.requireNonNull(aggregation, "aggregation");
    return self();
  }

  /**
   * Sets the scheme of the model's labels. Default: recognised from their names.
   *
   * @param scheme the scheme that the model was trained with
   * @return this builder
   */
  public B scheme(TagScheme scheme) {
    this.scheme = Objects.requireNonNull(scheme, "scheme");
    return self();
  }

  /**
   * Chooses how labels are read as spans. Default: the model's, which is {@link
   * io.ner4j.decode.Decoding#VITERBI} for bundled models and {@link BioDecoder#lenient} elsewhere.
   *
   * @param decoder makes the decoder for the model's labels, such as {@link
   *     io.ner4j.decode.Decoding#VITERBI}; a lambda serves too, but cannot be serialised
   * @return this builder
   */
  public B decoder(Function<LabelSet, BioDecoder> decoder) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    return self();
  }

  /**
   * Leaves out entities of a lower score. Default: 0, all are kept.
   *
   * @param minScore the least score of an entity, 0 to 1
   * @return this builder
   * @throws IllegalArgumentException if the score lies outside 0 to 1
   */
  public B minScore(double minScore) {
    types = types.withMinScore(minScore);
    return self();
  }

  /**
   * Leaves out entities of one type that have a lower score, whatever {@link #minScore(double)}
   * says.
   *
   * @param type an entity type of the model
   * @param minScore the least score of an entity of that type, 0 to 1
   * @return this builder
   * @throws IllegalArgumentException if the score lies outside 0 to 1
   */
  public B minScore(String type, double minScore) {
    types = types.withMinScore(Objects.requireNonNull(type, "type"), minScore);
    return self();
  }

  /**
   * Keeps entities of these types only. Default: all types.
   *
   * @param types entity types of the model, at least one
   * @return this builder
   * @throws IllegalArgumentException if there is no type
   */
  public B includeTypes(String... types) {
    this.types = this.types.including(List.of(types));
    return self();
  }

  /**
   * Leaves out entities of these types, whatever {@link #includeTypes} says. Default: none.
   *
   * @param types entity types of the model
   * @return this builder
   */
  public B excludeTypes(String... types) {
    this.types = this.types.excluding(List.of(types));
    return self();
  }

  /**
   * Chooses how texts longer than the model are handled. Default: {@link LongText#WINDOWS}.
   *
   * @param longText the choice
   * @return this builder
   */
  public B longText(LongText longText) {
    windows = windows.withLongText(longText);
    return self();
  }

  /**
   * Bounds what the model reads at once. Default: {@link Model#maxTokens()}.
   *
   * @param maxTokens tokens at most, special tokens included; at most what the model reads
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public B maxTokens(int maxTokens) {
    windows = windows.withMaxTokens(maxTokens);
    return self();
  }

  /**
   * Cuts every text of more tokens than this into windows of this many or fewer. Default: the
   * model's, which is 128 for bundled models. Elsewhere a text of at most 512 tokens is not cut if
   * the model can read it at once, and a longer one into windows of 128 tokens; {@link #maxTokens}
   * replaces the 512. Means nothing unless long texts are read in {@link LongText#WINDOWS}.
   *
   * <p>A window ends with the first sentence that surely ends there and fills a quarter of it;
   * where none does, it is filled and shares tokens with the next ({@link #stride}). On a CPU,
   * short windows are quicker: 128 tokens cost the bundled model about 0.7 of what they cost in a
   * window of 512.
   *
   * @param windowTokens tokens in a window at most, special tokens included; more than {@link
   *     #maxTokens} means these
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public B windowTokens(int windowTokens) {
    windows = windows.withWindowTokens(windowTokens);
    return self();
  }

  /**
   * Sets how many tokens two neighbouring windows share, wherever they meet. Default: none where a
   * window ends with a sentence, elsewhere 16, or a quarter of a window that is shorter than 64.
   *
   * @param stride number of tokens, 0 to one less than a window holds
   * @return this builder
   * @throws IllegalArgumentException if the number is negative
   */
  public B stride(int stride) {
    windows = windows.withStride(stride);
    return self();
  }

  /**
   * Bounds the size of a batch, and so memory: the tokens of its windows, or, with a model that
   * does not skip padding, its longest window times the number of windows. Default: {@link
   * Model#batchTokens}, which is 512 on a CPU and 16,384 on a GPU, where a run of few tokens takes
   * nearly as long as one of many.
   *
   * @param maxBatchTokens tokens in a batch at most, with its padding, if that is not skipped; a
   *     longer window runs alone
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public B maxBatchTokens(int maxBatchTokens) {
    this.maxBatchTokens = checkPositive("maxBatchTokens", maxBatchTokens);
    return self();
  }

  /**
   * Bounds how many texts of single calls wait for their turn. When there are more, {@link
   * NerPipeline#extract} waits for room, and {@link NerPipeline#extractAsync} refuses. Default:
   * 1024.
   *
   * @param maxWaiting number of texts at most
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public B maxWaiting(int maxWaiting) {
    this.maxWaiting = checkPositive("maxWaiting", maxWaiting);
    return self();
  }

  /**
   * Chooses whether the layout of a text counts: line breaks, tabs, tables, fields and markup.
   * Words that are handed in as such have no layout. Default: the model's, which is {@link
   * Layout#AUTO} for bundled models and {@link Layout#NONE} elsewhere.
   *
   * @param layout the choice
   * @return this builder
   */
  public B layout(Layout layout) {
    this.layout = Objects.requireNonNull(layout, "layout");
    return self();
  }

  /**
   * The options as they are now.
   *
   * @throws IllegalArgumentException if one contradicts another
   */
  final PipelineConfig checked() {
    if (aggregation == Aggregation.NONE && decoder != null) {
      throw new IllegalArgumentException(
          "aggregation NONE joins no labels, so there is nothing for a decoder to do; use SIMPLE, or set no decoder");
    }
    return new PipelineConfig(this);
  }

  private static int checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, but is " + value);
    }
    return value;
  }
}
