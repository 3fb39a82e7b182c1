package io.ner4j.onnx;

import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.PipelineConfig;
import io.ner4j.decode.LabelSet;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.TokenTypes;
import io.ner4j.onnx.natives.Ahead;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.runtime.trial.TriedModel;
import io.ner4j.onnx.source.ModelSource;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads a model as a {@link NerPipeline}. Every option has a default; setters check their value at
 * once. For one thread.
 *
 * <pre>{@code
 * try (NerPipeline ner =
 *     OnnxNer.builder(directory)
 *         .device(Device.cpu())
 *         .precision(Precision.INT8)
 *         .intraOpThreads(4)
 *         .pipeline(options -> options.minScore(0.8))
 *         .load()) {
 *   ner.extract("Angela Merkel met Tim Cook in Cupertino.");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class OnnxNerBuilder extends LoadingOptions<OnnxNerBuilder> {

  private static final String WARM_UP_TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  private boolean unpadding = true;
  private @Nullable List<String> labels;
  private @Nullable String output;
  private Words words = Words.UNICODE;
  private PipelineConfig config = PipelineConfig.builder().build();
  private @Nullable Consumer<NerPipelineBuilder> options;

  OnnxNerBuilder(ModelSource source) {
    super(source);
  }

  /** Starts with the options of a specification. */
  OnnxNerBuilder(
      ModelSource source,
      LoadingSettings loading,
      ClassifierSettings classifier,
      PipelineConfig config) {
    super(source);
    take(loading);
    this.unpadding = classifier.unpadding();
    this.labels = classifier.labels();
    this.output = classifier.output();
    this.words = classifier.words();
    this.config = config;
  }

  @Override
  OnnxNerBuilder self() {
    return this;
  }

  /**
   * Rewrites the model's graph, where it is one that is known, so that it computes nothing for the
   * places by which the shorter sequences of a batch are filled up. The answers are the same but
   * for rounding; the file is left as it is. Default: on.
   *
   * @param unpadding whether to
   * @return this builder
   */
  public OnnxNerBuilder unpadding(boolean unpadding) {
    this.unpadding = unpadding;
    return this;
  }

  /**
   * Names the model's labels, where {@code config.json} does not or is wrong. Default: {@code
   * id2label} there, which is refused if it has only names such as {@code LABEL_0}.
   *
   * @param labels label names in the order of the logits, such as {@code O}, {@code B-PER}
   * @return this builder
   */
  public OnnxNerBuilder labels(List<String> labels) {
    this.labels = List.copyOf(labels);
    return this;
  }

  /**
   * Chooses the output of the graph to read. Default: the one called {@code logits}, else the only
   * one that is as wide as there are labels. Naming it also says that its scores count by
   * themselves, where the graph has the transitions or the labels of a CRF beside them.
   *
   * @param name the output's name, such as {@code emissions}; its shape is {@code [batch, sequence,
   *     labels]}
   * @return this builder
   */
  public OnnxNerBuilder output(String name) {
    this.output = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Chooses what counts as a word, under {@code FIRST}, {@code AVERAGE} and {@code MAX}. Default:
   * {@link Words#UNICODE}. Without effect on words that the caller hands over.
   *
   * @param words whose words
   * @return this builder
   * @throws IllegalArgumentException if they are those of GLiNER
   */
  public OnnxNerBuilder words(Words words) {
    if (words == Words.GLINER) {
      throw new IllegalArgumentException(
          "words must be UNICODE or TRANSFORMERS, but is GLINER, which is for ZeroShotNer");
    }
    this.words = Objects.requireNonNull(words, "words");
    return this;
  }

  /**
   * Sets the options of the pipeline as a value. Those that {@link #pipeline} sets go before.
   *
   * @param config aggregation, filters, windows and so on
   * @return this builder
   */
  public OnnxNerBuilder config(PipelineConfig config) {
    this.config = Objects.requireNonNull(config, "config");
    return this;
  }

  /**
   * Sets options of the pipeline: aggregation, filters, windows and so on. May be called again to
   * set more.
   *
   * @param options sets them, such as {@code pipeline -> pipeline.minScore(0.8)}
   * @return this builder
   */
  public OnnxNerBuilder pipeline(Consumer<NerPipelineBuilder> options) {
    this.options = this.options == null ? options : this.options.andThen(options);
    return this;
  }

  /**
   * Loads the model.
   *
   * @return a pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used. Also if the number
   *     of labels is not that of the logits, the native libraries cannot be loaded, or CUDA was
   *     asked for and does not work
   * @throws IllegalArgumentException if an option of the pipeline does not fit the model
   */
  public NerPipeline load() {
    ModelDirectory files = files();
    ModelConfig config = ModelConfig.of(files, labels);
    OnnxOptions onnx = onnx(unpadding);
    ModelUse use = new ModelUse(TokenTypes.ZERO, output, 0);
    Ahead<TriedModel> opening =
        Ahead.start("ner4j-load-model", () -> TriedModel.open(files.model(), onnx));
    HuggingFaceTokenizer tokenizer =
        CloseOnFailure.close(
            () -> opening.drop(TriedModel::close),
            () -> HuggingFaceTokenizer.load(files, config.padding(), words == Words.TRANSFORMERS));
    return CloseOnFailure.close(
        tokenizer,
        () -> {
          ModelUse used = use.with(tokenizer.tokenTypes(), tokenizer.padId());
          Model model = opening.get().load(config, used, tokenizer.highestId());
          return CloseOnFailure.close(
              model, () -> pipeline(WordPieceTokenizer.of(tokenizer), model));
        });
  }

  /**
   * Gives the options as a value that other machines can load the model by.
   *
   * @return the specification; this builder can go on
   * @throws IllegalStateException if options were set by {@link #pipeline}, which is code that no
   *     value can hold. Also if the model is of a class loader or of a file system that this
   *     process opened
   * @throws IllegalArgumentException if a token of the hub was given, which would be written
   */
  public NerPipelineSpec spec() {
    if (options != null) {
      throw new IllegalStateException(
          "expected options of the pipeline as a value, but pipeline(...) set some by code; set them by config(PipelineConfig.builder()...build())");
    }
    return new NerPipelineSpec(
        named(), settings(), new ClassifierSettings(unpadding, labels, output, words), config);
  }

  /**
   * Loads the model, describes it and closes it again. The tokenizer is not loaded, and options of
   * the pipeline do not count.
   *
   * @return what the model is
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used. Also if the number
   *     of labels is not that of the logits, the native libraries cannot be loaded, or CUDA was
   *     asked for and does not work
   * @throws IllegalArgumentException if no entity type can be read from the labels
   */
  public ModelDescription describe() {
    ModelDirectory files = files();
    ModelConfig config = ModelConfig.of(files, labels);
    try (OnnxModel model =
        OnnxModel.load(
            files, config, onnx(unpadding).asItIs(), new ModelUse(TokenTypes.ZERO, output, 0))) {
      return new ModelDescription(
          files.directory(),
          files.sizes(),
          model.inputs(),
          model.outputs(),
          LabelSet.of(model.labels()),
          model.maxTokens(),
          model.device());
    }
  }

  private NerPipeline pipeline(Tokenizer tokenizer, Model model) {
    NerPipelineBuilder builder = NerPipeline.builder(tokenizer, model).config(config);
    if (options != null) {
      options.accept(builder);
    }
    NerPipeline pipeline = builder.build();
    if (warmUp) {
      pipeline.extract(WARM_UP_TEXT);
    }
    return pipeline;
  }
}
