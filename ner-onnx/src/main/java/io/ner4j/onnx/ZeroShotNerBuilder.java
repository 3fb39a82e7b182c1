package io.ner4j.onnx;

import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.gliner.GlinerConfig;
import io.ner4j.onnx.gliner.GlinerMarks;
import io.ner4j.onnx.gliner.GlinerModel;
import io.ner4j.onnx.natives.Ahead;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.runtime.trial.Verdicts;
import io.ner4j.onnx.source.ModelSource;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import io.ner4j.zeroshot.ZeroShotPipelineBuilder;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads a GLiNER model as a {@link ZeroShotPipeline}. Every option has a default; setters check
 * their value at once. For one thread.
 *
 * <pre>{@code
 * try (ZeroShotPipeline ner =
 *     ZeroShotNer.builder(directory)
 *         .device(Device.cpu())
 *         .options(ZeroShotOptions.builder().labels("person", "drug name").build())
 *         .load()) {
 *   ner.extract("Tim Cook takes aspirin.");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ZeroShotNerBuilder extends LoadingOptions<ZeroShotNerBuilder> {

  private static final String WARM_UP_TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  private ZeroShotOptions options = ZeroShotSettings.USUAL.options();
  private Words words = ZeroShotSettings.USUAL.words();
  private @Nullable Integer windowWords;
  private @Nullable Integer maxBatchTokens;
  private @Nullable Integer maxWaiting;
  private @Nullable Consumer<ZeroShotPipelineBuilder> more;

  ZeroShotNerBuilder(ModelSource source) {
    super(source);
  }

  /** Starts with the options of a specification. */
  ZeroShotNerBuilder(ModelSource source, LoadingSettings loading, ZeroShotSettings reading) {
    super(source);
    take(loading);
    this.options = reading.options();
    this.words = reading.words();
    this.windowWords = reading.windowWords();
    this.maxBatchTokens = reading.maxBatchTokens();
    this.maxWaiting = reading.maxWaiting();
  }

  @Override
  ZeroShotNerBuilder self() {
    return this;
  }

  /**
   * Sets what to look for where a call does not say. Default: no label.
   *
   * @param options labels, thresholds and how spans are chosen
   * @return this builder
   */
  public ZeroShotNerBuilder options(ZeroShotOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    return this;
  }

  /**
   * Chooses what counts as a word. Default: {@link Words#GLINER}, as in GLiNER's reference. With
   * {@link Words#UNICODE}, entities inside of a Chinese, Japanese or Thai sentence can be found.
   *
   * @param words whose words
   * @return this builder
   * @throws IllegalArgumentException if they are those of transformers
   */
  public ZeroShotNerBuilder words(Words words) {
    if (words == Words.TRANSFORMERS) {
      throw new IllegalArgumentException(
          "words must be GLINER or UNICODE, but is TRANSFORMERS, which is for OnnxNer");
    }
    this.words = Objects.requireNonNull(words, "words");
    return this;
  }

  /**
   * Bounds the words in a window, as {@link ZeroShotPipelineBuilder#windowWords} does.
   *
   * @param windowWords number of words, at least 1; {@link #load} refuses more than the model takes
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public ZeroShotNerBuilder windowWords(int windowWords) {
    this.windowWords = positive("windowWords", windowWords);
    return this;
  }

  /**
   * Bounds the tokens in a batch, as {@link ZeroShotPipelineBuilder#maxBatchTokens} does.
   *
   * @param maxBatchTokens number of tokens, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public ZeroShotNerBuilder maxBatchTokens(int maxBatchTokens) {
    this.maxBatchTokens = positive("maxBatchTokens", maxBatchTokens);
    return this;
  }

  /**
   * Bounds the texts of single calls that wait at the same time, as {@link
   * ZeroShotPipelineBuilder#maxWaiting} does.
   *
   * @param maxWaiting number of texts, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public ZeroShotNerBuilder maxWaiting(int maxWaiting) {
    this.maxWaiting = positive("maxWaiting", maxWaiting);
    return this;
  }

  /**
   * Sets what only code can: a listener, or words by a rule of one's own. May be called again to
   * set more. What it sets counts more than this builder's options.
   *
   * @param options sets them, such as {@code pipeline -> pipeline.listener(...)}
   * @return this builder
   */
  public ZeroShotNerBuilder pipeline(Consumer<ZeroShotPipelineBuilder> options) {
    this.more = more == null ? options : more.andThen(options);
    return this;
  }

  /**
   * Gives the options as a value that can be sent to other processes.
   *
   * <pre>{@code
   * ZeroShotNerSpec spec =
   *     ZeroShotNer.builder(directory)
   *         .options(ZeroShotOptions.builder().labels("person", "drug name").build())
   *         .spec();
   * }</pre>
   *
   * @return a specification
   * @throws IllegalStateException if {@link #pipeline} set options by code, or no other process can
   *     find the model
   * @throws IllegalArgumentException if the model of the hub has a token, which would be written
   */
  public ZeroShotNerSpec spec() {
    if (more != null) {
      throw new IllegalStateException(
          "expected options as values, but pipeline(...) set some by code; set them by options(...), words(...), windowWords(...), maxBatchTokens(...) and maxWaiting(...)");
    }
    return new ZeroShotNerSpec(named(), settings(), reading());
  }

  private ZeroShotSettings reading() {
    return new ZeroShotSettings(options, words, windowWords, maxBatchTokens, maxWaiting);
  }

  /**
   * Loads the model.
   *
   * @return a pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used. Also if the model is
   *     of a kind that is not supported, the native libraries cannot be loaded, or CUDA was asked
   *     for and does not work
   * @throws IllegalArgumentException if an option of the pipeline does not fit the model
   */
  public ZeroShotPipeline load() {
    return load((files, config, model, tokenizer) -> pipeline(tokenizer, model));
  }

  /**
   * Loads the model, describes it and closes it again. Options of the pipeline do not count.
   *
   * @return what the model is
   * @throws io.ner4j.NerModelException as {@link #load} does
   */
  public ZeroShotDescription describe() {
    return load(
        (files, config, model, tokenizer) -> {
          try (tokenizer;
              model) {
            return new ZeroShotDescription(
                files.directory(),
                files.sizes(),
                model.inputs(),
                model.outputs(),
                model.scoring(),
                config.encoder(),
                model.maxSpanWords(),
                model.maxWords(),
                model.maxTokens(),
                !model.runsOneByOne(),
                model.device());
          }
        });
  }

  /** Takes over a model and its tokenizer. */
  private interface Use<T> {
    T of(
        ModelDirectory files,
        GlinerConfig config,
        GlinerModel model,
        HuggingFaceTokenizer tokenizer);
  }

  private <T> T load(Use<T> use) {
    ModelDirectory files = files();
    GlinerConfig config = GlinerConfig.of(files);
    OnnxOptions onnx = onnx(false);
    Ahead<Verdicts> verdicts =
        Ahead.start("ner4j-load-digest", () -> Verdicts.of(files.model(), onnx));
    return CloseOnFailure.close(
        () -> verdicts.drop(known -> {}),
        () -> {
          GlinerModel model = GlinerModel.load(files, config, onnx);
          return CloseOnFailure.close(model, () -> load(files, config, model, verdicts, use));
        });
  }

  private static <T> T load(
      ModelDirectory files,
      GlinerConfig config,
      GlinerModel model,
      Ahead<Verdicts> verdicts,
      Use<T> use) {
    HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(files, config.padding(), false);
    return CloseOnFailure.close(
        tokenizer,
        () -> {
          GlinerMarks marks = GlinerMarks.of(config, tokenizer::addedToken);
          model.tryOut(verdicts.get(), tokenizer, marks, tokenizer.highestId());
          return use.of(files, config, model, tokenizer);
        });
  }

  private ZeroShotPipeline pipeline(HuggingFaceTokenizer tokenizer, GlinerModel model) {
    ZeroShotPipelineBuilder builder =
        ZeroShotPipeline.builder(WordPieceTokenizer.of(tokenizer), model);
    reading().apply(builder);
    if (more != null) {
      more.accept(builder);
    }
    ZeroShotPipeline pipeline = builder.build();
    if (warmUp) {
      pipeline.extract(WARM_UP_TEXT, "person");
    }
    return pipeline;
  }
}
