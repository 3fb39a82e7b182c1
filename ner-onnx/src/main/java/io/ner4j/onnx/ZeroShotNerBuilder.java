package io.ner4j.onnx;

import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.gliner.GlinerConfig;
import io.ner4j.onnx.gliner.GlinerModel;
import io.ner4j.onnx.natives.Ahead;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.runtime.trial.Verdicts;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.onnx.tokenizer.words.WordRule;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import io.ner4j.zeroshot.ZeroShotPipelineBuilder;
import java.util.BitSet;
import java.util.function.Consumer;

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

  private Consumer<ZeroShotPipelineBuilder> options = pipeline -> {};

  ZeroShotNerBuilder(ModelSource source) {
    super(source);
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
    return pipeline(pipeline -> pipeline.options(options));
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
    return switch (words) {
      case GLINER -> pipeline(pipeline -> pipeline.words(text -> new BitSet()));
      case UNICODE -> pipeline(pipeline -> pipeline.words(WordRule::startsInScripts));
      case TRANSFORMERS ->
          throw new IllegalArgumentException(
              "words must be GLINER or UNICODE, but is TRANSFORMERS, which is for OnnxNer");
    };
  }

  /**
   * Sets options of the pipeline, such as its windows. May be called again to set more.
   *
   * @param options sets them, such as {@code pipeline -> pipeline.windowWords(200)}
   * @return this builder
   */
  public ZeroShotNerBuilder pipeline(Consumer<ZeroShotPipelineBuilder> options) {
    this.options = this.options.andThen(options);
    return this;
  }

  /**
   * Loads the model.
   *
   * @return a pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used, the model is of a
   *     kind that is not supported, the native libraries cannot be loaded, or CUDA was asked for
   *     and does not work
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
          model.tryOut(verdicts.get(), tokenizer, tokenizer.highestId());
          return use.of(files, config, model, tokenizer);
        });
  }

  private ZeroShotPipeline pipeline(HuggingFaceTokenizer tokenizer, GlinerModel model) {
    ZeroShotPipelineBuilder builder =
        ZeroShotPipeline.builder(WordPieceTokenizer.of(tokenizer), model);
    options.accept(builder);
    ZeroShotPipeline pipeline = builder.build();
    if (warmUp) {
      pipeline.extract(WARM_UP_TEXT, "person");
    }
    return pipeline;
  }
}
