package io.ner4j;

import io.ner4j.decode.TagScheme;
import io.ner4j.spi.Model;
import io.ner4j.window.WindowOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of a pipeline, as both builders take them: {@link NerPipelineBuilder} makes a
 * pipeline with them, and {@link PipelineConfig.Builder} a configuration without a model. Every
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
public abstract sealed class PipelineOptions<B extends PipelineOptions<B>> extends ReadingOptions<B>
    permits NerPipelineBuilder, PipelineConfig.Builder {

  @Nullable TagScheme scheme;
  WindowOptions windows = WindowOptions.DEFAULT;
  @Nullable Integer maxBatchTokens;
  int maxWaiting = PipelineConfig.DEFAULT_WAITING;

  PipelineOptions() {}

  /**
   * Takes how texts are read from options for a call, set or not.
   *
   * @param options the options, such as those that a call was tried with
   * @return this builder
   */
  public B extractOptions(ExtractOptions options) {
    take(options);
    return self();
  }

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
    take(config.reading);
    this.scheme = config.scheme;
    this.windows = config.windows;
    this.maxBatchTokens = config.maxBatchTokens;
    this.maxWaiting = config.maxWaiting;
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
   * the model can read it at once. A longer one is cut into windows of 128 tokens. {@link
   * #maxTokens} replaces the 512. Means nothing unless long texts are read in {@link
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
   * Bounds the size of a batch, and so memory: the tokens of its windows. With a model that does
   * not skip padding, its longest window counts, times the number of windows. Default: {@link
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
   * The options as they are now.
   *
   * @throws IllegalArgumentException if one contradicts another
   */
  final PipelineConfig checked() {
    return new PipelineConfig(this);
  }

  private static int checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, but is " + value);
    }
    return value;
  }
}
