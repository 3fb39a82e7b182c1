package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFileChoice;
import io.ner4j.onnx.runtime.provider.ExecutionProviders;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.source.HubSource;
import io.ner4j.onnx.source.ModelSource;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which file of a model is loaded, and how it runs. Every option has a default; setters check their
 * value at once. For one thread.
 *
 * <pre>{@code
 * OnnxNer.builder(directory).device(Device.cpu()).precision(Precision.INT8).intraOpThreads(4).load();
 * }</pre>
 *
 * @param <B> the builder
 * @since 0.1.0
 */
public abstract sealed class LoadingOptions<B extends LoadingOptions<B>>
    permits OnnxNerBuilder, ZeroShotNerBuilder {

  private final ModelSource source;
  private ModelFileChoice modelFile = ModelFileChoice.USUAL;
  private Device device = Device.auto();
  private @Nullable Integer intraOpThreads;
  private @Nullable Integer parallelRuns;
  private long cudaMemoryLimit = Long.MAX_VALUE;
  private boolean exactInt8;
  private boolean batchDependent;
  boolean warmUp;

  LoadingOptions(ModelSource source) {
    this.source = source;
  }

  final void take(LoadingSettings settings) {
    modelFile = settings.modelFile();
    device = settings.device();
    intraOpThreads = settings.intraOpThreads();
    parallelRuns = settings.parallelRuns();
    cudaMemoryLimit = settings.cudaMemoryLimit();
    exactInt8 = settings.exactInt8();
    batchDependent = settings.batchDependent();
    warmUp = settings.warmUp();
  }

  abstract B self();

  static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, but is " + value);
    }
    return value;
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
  public B modelFile(String name) {
    this.modelFile = modelFile.of(Objects.requireNonNull(name, "name"));
    return self();
  }

  /**
   * Chooses among the model files of the directory by the names that the hub gives them. Default:
   * {@link Precision#FP32}.
   *
   * @param precision the number format of the weights
   * @return this builder
   * @throws IllegalStateException if a file was chosen before
   */
  public B precision(Precision precision) {
    this.modelFile = modelFile.ofPrecision(precision.name());
    return self();
  }

  /**
   * Chooses where the model runs. Default: {@link Device#auto()}.
   *
   * @param device a GPU that must work, the CPU, or whichever works
   * @return this builder
   * @throws IllegalArgumentException if there is no device of that name; the message lists those
   *     that are
   */
  public B device(Device device) {
    this.device = ExecutionProviders.STANDARD.checked(Objects.requireNonNull(device, "device"));
    return self();
  }

  /**
   * Sets how many threads share the work of a run that is alone on the CPU. Default: the processors
   * that the JVM may use.
   *
   * @param intraOpThreads number of threads, the calling one included
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public B intraOpThreads(int intraOpThreads) {
    this.intraOpThreads = positive("intraOpThreads", intraOpThreads);
    return self();
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
  public B parallelRuns(int parallelRuns) {
    this.parallelRuns = positive("parallelRuns", parallelRuns);
    return self();
  }

  /**
   * Bounds the memory that ONNX Runtime's arena takes from the GPU. Default: all there is. Without
   * effect on the CPU.
   *
   * @param bytes number of bytes
   * @return this builder
   * @throws IllegalArgumentException if the number is not positive
   */
  public B cudaMemoryLimit(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("cudaMemoryLimit must be >= 1 byte, but is " + bytes);
    }
    this.cudaMemoryLimit = bytes;
    return self();
  }

  /**
   * Runs int8 models more exactly and more slowly on x86-64 processors without VNNI, where sums of
   * products of eight bits are cut off at sixteen. Default: off. Without effect on other processors
   * and models.
   *
   * @param exactInt8 whether to compute their products exactly
   * @return this builder
   */
  public B exactInt8(boolean exactInt8) {
    this.exactInt8 = exactInt8;
    return self();
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
  public B batchDependent(boolean batchDependent) {
    this.batchDependent = batchDependent;
    return self();
  }

  /**
   * Reads a sentence while loading, so that the first call is as quick as the next. Default: off.
   *
   * @param warmUp whether to read one
   * @return this builder
   */
  public B warmUp(boolean warmUp) {
    this.warmUp = warmUp;
    return self();
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

  final ModelDirectory files() {
    return ModelDirectory.of(locate()).with(modelFile);
  }

  final OnnxOptions onnx(boolean unpadding) {
    return settings().onnx(unpadding);
  }

  /**
   * The source, for a specification.
   *
   * @throws IllegalStateException if no other process can find the model
   * @throws IllegalArgumentException if a secret would be written
   */
  final ModelSource.Named named() {
    if (!(source instanceof ModelSource.Named named)) {
      throw new IllegalStateException(
          "expected a model that another machine can find, but it is of a class loader or of a file system of this process; name a bundled model, a directory, an archive or a model of the hub");
    }
    if (named instanceof HubSource hub && hub.model().hasToken()) {
      throw new IllegalArgumentException(
          "expected a model of the hub without a token, since a specification is written and sent; leave withToken out and set HF_TOKEN where the model is loaded");
    }
    return named;
  }

  final LoadingSettings settings() {
    return new LoadingSettings(
        modelFile,
        device,
        intraOpThreads,
        parallelRuns,
        cudaMemoryLimit,
        exactInt8,
        batchDependent,
        warmUp);
  }
}
