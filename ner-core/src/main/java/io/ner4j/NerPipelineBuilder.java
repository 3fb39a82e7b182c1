package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TagScheme;
import io.ner4j.span.EntityFilterOptions;
import io.ner4j.span.PerTokenDecoder;
import io.ner4j.spi.Model;
import io.ner4j.spi.ModelDefaults;
import io.ner4j.spi.Tokenizer;
import io.ner4j.task.TaskSettings;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;
import io.ner4j.window.WindowOptions;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link NerPipeline}. Every option has a default; setters check their value at once,
 * {@link #build} checks them against the model. For one thread.
 */
public final class NerPipelineBuilder {

  private static final int CPU_BATCH = 512;

  /** Starting a run takes a GPU as long as some thousand tokens in it. */
  private static final int GPU_BATCH = 16_384;

  private final Tokenizer tokenizer;
  private final Model model;
  Aggregation aggregation = Aggregation.FIRST;
  @Nullable TagScheme scheme;
  @Nullable Function<LabelSet, BioDecoder> decoder;
  EntityFilterOptions types = EntityFilterOptions.ALL;
  WindowOptions windows = WindowOptions.DEFAULT;
  @Nullable Integer maxBatchTokens;
  int maxWaiting = PipelineConfig.DEFAULT_WAITING;
  @Nullable Layout layout;
  private ProgressListener listener = ProgressListener.NONE;

  NerPipelineBuilder(Tokenizer tokenizer, Model model) {
    this.tokenizer = Objects.requireNonNull(tokenizer, "tokenizer");
    this.model = Objects.requireNonNull(model, "model");
  }

  /**
   * Takes all options from a configuration, set or not, but the {@linkplain #listener listener}.
   *
   * <pre>{@code
   * NerPipeline copy = NerPipeline.builder(tokenizer, model).config(ner.config()).build();
   * }</pre>
   *
   * @param config the options of another pipeline
   * @return this builder
   */
  public NerPipelineBuilder config(PipelineConfig config) {
    this.aggregation = config.aggregation;
    this.scheme = config.scheme;
    this.decoder = config.decoder;
    this.types = config.types;
    this.windows = config.windows;
    this.maxBatchTokens = config.maxBatchTokens;
    this.maxWaiting = config.maxWaiting;
    this.layout = config.layout;
    return this;
  }

  /**
   * Chooses how token scores become word labels. Default: {@link Aggregation#FIRST}.
   *
   * @param aggregation the aggregation
   * @return this builder
   */
  public NerPipelineBuilder aggregation(Aggregation aggregation) {
    this.aggregation = Objects.requireNonNull(aggregation, "aggregation");
    return this;
  }

  /**
   * Sets the scheme of the model's labels. Default: recognised from their names.
   *
   * @param scheme the scheme that the model was trained with
   * @return this builder
   */
  public NerPipelineBuilder scheme(TagScheme scheme) {
    this.scheme = Objects.requireNonNull(scheme, "scheme");
    return this;
  }

  /**
   * Chooses how labels are read as spans. Default: the model's, which is {@link
   * io.ner4j.decode.Decoding#VITERBI} for bundled models and {@link BioDecoder#lenient} elsewhere.
   *
   * @param decoder makes the decoder for the model's labels, such as {@link
   *     io.ner4j.decode.Decoding#VITERBI}; a lambda serves too, but cannot be serialised
   * @return this builder
   */
  public NerPipelineBuilder decoder(Function<LabelSet, BioDecoder> decoder) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    return this;
  }

  /**
   * Leaves out entities of a lower score. Default: 0, all are kept.
   *
   * @param minScore the least score of an entity, 0 to 1
   * @return this builder
   * @throws IllegalArgumentException if the score lies outside 0 to 1
   */
  public NerPipelineBuilder minScore(double minScore) {
    types = types.withMinScore(minScore);
    return this;
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
  public NerPipelineBuilder minScore(String type, double minScore) {
    types = types.withMinScore(Objects.requireNonNull(type, "type"), minScore);
    return this;
  }

  /**
   * Keeps entities of these types only. Default: all types.
   *
   * @param types entity types of the model, at least one
   * @return this builder
   * @throws IllegalArgumentException if there is no type
   */
  public NerPipelineBuilder includeTypes(String... types) {
    this.types = this.types.including(List.of(types));
    return this;
  }

  /**
   * Leaves out entities of these types, whatever {@link #includeTypes} says. Default: none.
   *
   * @param types entity types of the model
   * @return this builder
   */
  public NerPipelineBuilder excludeTypes(String... types) {
    this.types = this.types.excluding(List.of(types));
    return this;
  }

  /**
   * Chooses what becomes of texts longer than the model reads at once. Default: {@link
   * LongText#WINDOWS}.
   *
   * @param longText the choice
   * @return this builder
   */
  public NerPipelineBuilder longText(LongText longText) {
    windows = windows.withLongText(longText);
    return this;
  }

  /**
   * Bounds what the model reads at once. Default: {@link Model#maxTokens()}.
   *
   * @param maxTokens tokens at most, special tokens included; at most what the model reads
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public NerPipelineBuilder maxTokens(int maxTokens) {
    windows = windows.withMaxTokens(maxTokens);
    return this;
  }

  /**
   * Cuts every text of more tokens than this into windows of this many or fewer. Default: the
   * model's, which is 128 for bundled models. Elsewhere a text of at most 512 tokens is not cut if
   * the model can read it at once, and a longer one into windows of 128 tokens; {@link #maxTokens}
   * replaces the 512. Means nothing unless long texts are read in {@link
   * LongText#WINDOWS}.
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
  public NerPipelineBuilder windowTokens(int windowTokens) {
    windows = windows.withWindowTokens(windowTokens);
    return this;
  }

  /**
   * Sets how many tokens two neighbouring windows share, wherever they meet. Default: none where a
   * window ends with a sentence, elsewhere 16, or a quarter of a window that is shorter than 64.
   *
   * @param stride number of tokens, 0 to one less than a window holds
   * @return this builder
   * @throws IllegalArgumentException if the number is negative
   */
  public NerPipelineBuilder stride(int stride) {
    windows = windows.withStride(stride);
    return this;
  }

  /**
   * Bounds the size of a batch, and so memory: the tokens of its windows, or, with a model that
   * does not skip padding, its longest window times the number of windows. Default: 512 on a CPU
   * and 16,384 on a GPU, where a run of few tokens takes nearly as long as one of many.
   *
   * @param maxBatchTokens tokens in a batch at most, with its padding, if that is not skipped; a
   *     longer window runs alone
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public NerPipelineBuilder maxBatchTokens(int maxBatchTokens) {
    this.maxBatchTokens = checkPositive("maxBatchTokens", maxBatchTokens);
    return this;
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
  public NerPipelineBuilder maxWaiting(int maxWaiting) {
    this.maxWaiting = checkPositive("maxWaiting", maxWaiting);
    return this;
  }

  /**
   * Chooses whether the layout of a text counts: line breaks, tabs, tables, fields and markup.
   * Words that are handed in as such have no layout. Default: the model's, which is {@link
   * Layout#AUTO} for bundled models and {@link Layout#NONE} elsewhere.
   *
   * @param layout the choice
   * @return this builder
   */
  public NerPipelineBuilder layout(Layout layout) {
    this.layout = Objects.requireNonNull(layout, "layout");
    return this;
  }

  /**
   * Registers a progress listener. It is told of each batch after the run, and of each text after
   * its end, before the call that the text belongs to returns or completes its future. Default:
   * none.
   *
   * <p>The listener may call the pipeline, and may wait for such calls; it is not told of calls
   * that it makes itself. It must not wait for the call that it is told of: {@link
   * NerPipeline#close} throws IllegalStateException there. A batch of several callers is told of in
   * one of their calls.
   *
   * @param listener takes what was done since it was told last; called by several threads at once,
   *     on callers' threads and the pipeline's own. What it throws, errors included, fails no text:
   *     it goes to the thread's handler of uncaught exceptions
   * @return this builder
   */
  public NerPipelineBuilder listener(Consumer<Progress> listener) {
    this.listener = ProgressListener.of(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Makes the pipeline, which owns the tokenizer and the model from now on. If this method throws,
   * they stay the caller's.
   *
   * @return the pipeline
   * @throws IllegalArgumentException if an option does not fit the model or another option; the
   *     message says which and what would
   * @throws NerModelException if the tokenizer makes no token of a letter, or the model reads no
   *     token of text
   */
  public NerPipeline build() {
    LabelSet labels =
        scheme == null ? LabelSet.of(model.labels()) : LabelSet.of(model.labels(), scheme);
    if (aggregation == Aggregation.NONE && decoder != null) {
      throw new IllegalArgumentException(
          "aggregation NONE joins no labels, so there is nothing for a decoder to do; use SIMPLE, or set no decoder");
    }
    ModelDefaults defaults = model.defaults();
    Function<LabelSet, BioDecoder> reader = decoder == null ? defaults.decoding() : decoder;
    SpecialTokenTemplate template = SpecialTokenTemplate.of(tokenizer);
    TaskSettings settings =
        new TaskSettings(
            labels,
            aggregation,
            aggregation == Aggregation.NONE
                ? PerTokenDecoder.ofEntities(labels)
                : reader.apply(labels),
            types.filter(labels, aggregation == Aggregation.NONE),
            template,
            windows.sizes(model, template),
            maxBatchTokens == null ? defaultBatch() : maxBatchTokens,
            maxWaiting,
            layout == null ? defaults.layout() : layout,
            listener);
    return new NerPipeline(tokenizer, model, settings, new PipelineConfig(this));
  }

  private int defaultBatch() {
    return model.device().isCuda() ? GPU_BATCH : CPU_BATCH;
  }

  private static int checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, but is " + value);
    }
    return value;
  }
}
