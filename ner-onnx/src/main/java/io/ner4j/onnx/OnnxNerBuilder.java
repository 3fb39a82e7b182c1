package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.decode.LabelSet;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFileChoice;
import io.ner4j.onnx.directory.TokenTypes;
import io.ner4j.onnx.natives.Ahead;
import io.ner4j.onnx.natives.CloseOnFailure;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.provider.ExecutionProviders;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.runtime.trial.TriedModel;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.nio.file.Path;
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
public final class OnnxNerBuilder {

  private static final String WARM_UP_TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  private final ModelSource source;
  private ModelFileChoice modelFile = ModelFileChoice.USUAL;
  private Device device = Device.auto();
  private int intraOpThreads = Runtime.getRuntime().availableProcessors();
  private @Nullable Integer parallelRuns;
  private long cudaMemoryLimit = Long.MAX_VALUE;
  private boolean exactInt8;
  private boolean unpadding = true;
  private boolean batchDependent;
  private boolean warmUp;
  private @Nullable List<String> labels;
  private @Nullable String output;
  private Words words = Words.UNICODE;
  private Consumer<NerPipelineBuilder> options = pipeline -> {};

  OnnxNerBuilder(ModelSource source) {
    this.source = source;
  }

  /**
   * Chooses among the model files of the directory. Default: {@code model.onnx} there or in {@code
   * onnx/}.
   *
   * @param name the file, relative to the directory or to {@code onnx/} in it, such as {@code
   *     model_quantized.onnx}
   * @return this builder
   * @throws IllegalStateException if a precision was chosen before
   */
  public OnnxNerBuilder modelFile(String name) {
    this.modelFile = modelFile.of(Objects.requireNonNull(name, "name"));
    return this;
  }

  /**
   * Chooses among the model files of the directory by the names that the hub gives them. Default:
   * {@link Precision#FP32}.
   *
   * @param precision the number format of the weights
   * @return this builder
   * @throws IllegalStateException if a file was chosen before
   */
  public OnnxNerBuilder precision(Precision precision) {
    this.modelFile = modelFile.ofPrecision(precision.name());
    return this;
  }

  /**
   * Chooses where the model runs. Default: {@link Device#auto()}.
   *
   * @param device a GPU that must work, the CPU, or whichever works
   * @return this builder
   * @throws IllegalArgumentException if there is no device of that name; the message lists those
   *     that are
   */
  public OnnxNerBuilder device(Device device) {
    this.device = ExecutionProviders.STANDARD.checked(Objects.requireNonNull(device, "device"));
    return this;
  }

  /**
   * Sets how many threads share the work of a run that is alone on the CPU. Default: the processors
   * that the JVM may use.
   *
   * @param intraOpThreads number of threads, the calling one included
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public OnnxNerBuilder intraOpThreads(int intraOpThreads) {
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException("intraOpThreads must be >= 1, but is " + intraOpThreads);
    }
    this.intraOpThreads = intraOpThreads;
    return this;
  }

  /**
   * Sets how many batches run at the same time on the CPU, on one thread each, when many texts or
   * callers wait. Default: {@link #intraOpThreads}, which makes the most of the processors; the
   * model is then held in memory twice, unless either number is 1. Without effect on a GPU, which
   * runs one batch at a time.
   *
   * @param parallelRuns number of batches
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public OnnxNerBuilder parallelRuns(int parallelRuns) {
    if (parallelRuns < 1) {
      throw new IllegalArgumentException("parallelRuns must be >= 1, but is " + parallelRuns);
    }
    this.parallelRuns = parallelRuns;
    return this;
  }

  /**
   * Bounds the memory that ONNX Runtime's arena takes from the GPU. Default: all there is. Without
   * effect on the CPU.
   *
   * @param bytes number of bytes
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public OnnxNerBuilder cudaMemoryLimit(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("cudaMemoryLimit must be >= 1 byte, but is " + bytes);
    }
    this.cudaMemoryLimit = bytes;
    return this;
  }

  /**
   * Runs int8 models more exactly and more slowly on x86-64 processors without VNNI, where sums of
   * products of eight bits are cut off at sixteen. Default: off. Without effect on other processors
   * and models.
   *
   * @param exactInt8 whether to
   * @return this builder
   */
  public OnnxNerBuilder exactInt8(boolean exactInt8) {
    this.exactInt8 = exactInt8;
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
   * Lets answers depend on which texts run together, for models that take one scale for all of them
   * ({@code DynamicQuantizeLinear}, as {@code onnxruntime.quantization.quantize_dynamic} writes).
   * They are quicker then for many texts and callers, but a text may have other entities in company
   * than alone. Default: off, and the sequences of a batch run one after the other. Without effect
   * on other models: one that is found to depend on company while it is loaded always runs so.
   *
   * @param batchDependent whether to allow it
   * @return this builder
   */
  public OnnxNerBuilder batchDependent(boolean batchDependent) {
    this.batchDependent = batchDependent;
    return this;
  }

  /**
   * Reads a sentence while loading, so that the first call is as quick as the next. Default: off.
   *
   * @param warmUp whether to
   * @return this builder
   */
  public OnnxNerBuilder warmUp(boolean warmUp) {
    this.warmUp = warmUp;
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
   */
  public OnnxNerBuilder words(Words words) {
    this.words = Objects.requireNonNull(words, "words");
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
    this.options = this.options.andThen(options);
    return this;
  }

  /**
   * Loads the model.
   *
   * @return a pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used, the number of labels
   *     is not that of the logits, the native libraries cannot be loaded, or CUDA was asked for and
   *     does not work
   * @throws IllegalArgumentException if an option of the pipeline does not fit the model
   */
  public NerPipeline load() {
    ModelDirectory files = files();
    ModelConfig config = ModelConfig.of(files, labels);
    OnnxOptions onnx = onnx();
    ModelUse use = new ModelUse(TokenTypes.ZERO, output, 0);
    Ahead<TriedModel> opening =
        Ahead.start("ner4j-load-model", () -> TriedModel.open(files.model(), onnx));
    HuggingFaceTokenizer tokenizer =
        CloseOnFailure.close(
            () -> opening.drop(TriedModel::close),
            () -> HuggingFaceTokenizer.load(files, config, words == Words.TRANSFORMERS));
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
   * Loads the model, describes it and closes it again. The tokenizer is not loaded, and options of
   * the pipeline do not count.
   *
   * @return what the model is
   * @throws io.ner4j.NerModelException if a file is missing or cannot be used, the number of labels
   *     is not that of the logits, the native libraries cannot be loaded, or CUDA was asked for and
   *     does not work
   * @throws IllegalArgumentException if no entity type can be read from the labels
   */
  public ModelDescription describe() {
    ModelDirectory files = files();
    ModelConfig config = ModelConfig.of(files, labels);
    try (OnnxModel model =
        OnnxModel.load(files, config, onnx().asItIs(), new ModelUse(TokenTypes.ZERO, output, 0))) {
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

  /**
   * Finds the model's files without loading them. A model of the hub is fetched into the cache
   * first, the bundled model is unpacked.
   *
   * @return the model directory
   * @throws io.ner4j.NerModelException if the model cannot be fetched or unpacked
   */
  public Path locate() {
    return source.directory(modelFile);
  }

  private ModelDirectory files() {
    return ModelDirectory.of(locate()).with(modelFile);
  }

  private OnnxOptions onnx() {
    int runs = parallelRuns == null ? intraOpThreads : parallelRuns;
    return new OnnxOptions(
        device, intraOpThreads, runs, cudaMemoryLimit, exactInt8, unpadding, batchDependent);
  }

  private NerPipeline pipeline(Tokenizer tokenizer, Model model) {
    NerPipelineBuilder builder = NerPipeline.builder(tokenizer, model);
    options.accept(builder);
    NerPipeline pipeline = builder.build();
    if (warmUp) {
      pipeline.extract(WARM_UP_TEXT);
    }
    return pipeline;
  }
}
