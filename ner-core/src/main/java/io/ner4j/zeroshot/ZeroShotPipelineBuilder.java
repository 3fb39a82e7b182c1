package io.ner4j.zeroshot;

import io.ner4j.Progress;
import io.ner4j.engine.Engine;
import io.ner4j.prompt.SpanModel;
import io.ner4j.prompt.SpanSettings;
import io.ner4j.prompt.WordTokenizer;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.spi.Tokenizer;
import io.ner4j.spi.WordFinder;
import io.ner4j.thread.Gate;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link ZeroShotPipeline}. Every option has a default; setters check their value at once,
 * {@link #build} checks them against the model. For one thread.
 *
 * <pre>{@code
 * ZeroShotPipeline people =
 *     ZeroShotPipeline.builder(tokenizer, spans)
 *         .options(ZeroShotOptions.builder().labels("person").threshold(0.6).build())
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ZeroShotPipelineBuilder {

  private static final int DEFAULT_MAX_WAITING = 1024;

  /** Where the model sets no bound, a row has so many tokens for each word that it reads, */
  private static final int TOKENS_PER_WORD = 4;

  /** and these for the labels. */
  private static final int PROMPT_TOKENS = 512;

  private static final WordFinder NONE = text -> new BitSet();

  private final Tokenizer tokenizer;
  private final SpecialTokenTemplate template;
  final SpanClassifier model;
  ZeroShotOptions options = ZeroShotOptions.builder().build();
  private int maxWaiting = DEFAULT_MAX_WAITING;
  private WordFinder words = NONE;
  private @Nullable Integer windowWords;
  private @Nullable Integer maxBatchTokens;
  private ProgressListener listener = ProgressListener.NONE;

  ZeroShotPipelineBuilder(Tokenizer tokenizer, SpanClassifier model) {
    this.template = SpecialTokenTemplate.of(Objects.requireNonNull(tokenizer, "tokenizer"));
    this.tokenizer = tokenizer;
    this.model = Objects.requireNonNull(model, "model");
  }

  /**
   * Sets what to look for where a call does not say. Default: no label.
   *
   * @param options labels, thresholds and how spans are chosen
   * @return this builder
   */
  public ZeroShotPipelineBuilder options(ZeroShotOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    return this;
  }

  /**
   * Sets what tells words where blanks separate none. Default: nothing, and a sentence of Chinese
   * or Thai is one word, as it is to GLiNER's reference.
   *
   * @param words finds such words
   * @return this builder
   */
  public ZeroShotPipelineBuilder words(WordFinder words) {
    this.words = Objects.requireNonNull(words, "words");
    return this;
  }

  /**
   * Bounds the words in a window; a longer text is read in several. Neighbours share at most a
   * quarter of them, so a longer entity may be missed where one window ends. Default: as many as
   * the model was made for.
   *
   * @param windowWords number of words, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public ZeroShotPipelineBuilder windowWords(int windowWords) {
    this.windowWords = positive("windowWords", windowWords);
    return this;
  }

  /**
   * Bounds the tokens in a batch, with prompts and what fills its rows up. Default: as many as suit
   * the device.
   *
   * @param maxBatchTokens number of tokens, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public ZeroShotPipelineBuilder maxBatchTokens(int maxBatchTokens) {
    this.maxBatchTokens = positive("maxBatchTokens", maxBatchTokens);
    return this;
  }

  /**
   * Bounds the texts of single calls that wait at the same time, as {@link
   * io.ner4j.NerPipelineBuilder#maxWaiting} does. Default: 1,024.
   *
   * @param maxWaiting number of texts, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public ZeroShotPipelineBuilder maxWaiting(int maxWaiting) {
    this.maxWaiting = positive("maxWaiting", maxWaiting);
    return this;
  }

  /**
   * Registers a progress listener, as {@link io.ner4j.NerPipelineBuilder#listener} does.
   *
   * @param listener takes what was done since it was told last
   * @return this builder
   */
  public ZeroShotPipelineBuilder listener(Consumer<Progress> listener) {
    this.listener = ProgressListener.of(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  private static int tokens(SpanClassifier model) {
    return (int)
        Math.min(model.maxTokens(), PROMPT_TOKENS + (long) TOKENS_PER_WORD * model.maxWords());
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, but is " + value);
    }
    return value;
  }

  /**
   * Makes the pipeline, which owns the tokenizer and the model from now on. If this method throws,
   * they stay the caller's.
   *
   * @return the pipeline
   * @throws IllegalArgumentException if the model cannot read a label, or so many words at once
   * @throws io.ner4j.NerModelException if the tokenizer lacks the tokens that stand around labels,
   *     or the model reads too few tokens for a label and a word
   */
  public ZeroShotPipeline build() {
    int maxWords = windowWords == null ? model.maxWords() : windowWords;
    if (maxWords > model.maxWords()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "windowWords must be 1 to %d, as the model was made for that many, but is %d",
              model.maxWords(),
              maxWords));
    }
    SpanSettings settings =
        new SpanSettings(
            model.scoring(), model.maxSpanWords(), template, maxWords, tokens(model), listener);
    int batch = maxBatchTokens == null ? model.batchTokens() : maxBatchTokens;
    Gate gate = new Gate();
    WordTokenizer wordTokenizer = new WordTokenizer(tokenizer, words);
    Engine engine =
        new Engine(wordTokenizer, new SpanModel(model, tokenizer.padId()), batch, maxWaiting, gate);
    return new ZeroShotPipeline(this, wordTokenizer, settings, engine, gate);
  }
}
