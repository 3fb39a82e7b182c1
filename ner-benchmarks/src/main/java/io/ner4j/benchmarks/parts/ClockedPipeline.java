package io.ner4j.benchmarks.parts;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.onnx.tokenizer.WordPieceTokenizer;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.ModelDefaults;
import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline that tells how much of a call its model took. Two sessions of one model differ in
 * speed by a few per cent, and each drives the other's weights from the caches; this needs one. For
 * one thread.
 */
public final class ClockedPipeline implements AutoCloseable {

  private final NerPipeline pipeline;
  private final ClockedModel model;

  private ClockedPipeline(NerPipeline pipeline, ClockedModel model) {
    this.pipeline = pipeline;
    this.model = model;
  }

  /** Loads a model directory. */
  public static ClockedPipeline of(Path directory, Device device, int threads) {
    ModelDirectory files = ModelDirectory.of(directory);
    ModelConfig config = ModelConfig.of(files, null);
    OnnxOptions options =
        new OnnxOptions(device, threads, threads, Long.MAX_VALUE, false, true, false);
    HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(files, config);
    ClockedModel model = new ClockedModel(OnnxModel.load(files, config, options));
    NerPipeline pipeline = NerPipeline.builder(WordPieceTokenizer.of(tokenizer), model).build();
    return new ClockedPipeline(pipeline, model);
  }

  /** Reads a text, and answers the nanoseconds that were not spent in the model. */
  public long outsideModel(String text) {
    long start = System.nanoTime();
    pipeline.extract(text);
    return System.nanoTime() - start - model.nanos;
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private static final class ClockedModel implements Model {

    private final Model model;
    private long nanos;

    ClockedModel(Model model) {
      this.model = model;
    }

    @Override
    public Logits run(Batch batch) {
      long start = System.nanoTime();
      Logits logits = model.run(batch);
      nanos = System.nanoTime() - start;
      return logits;
    }

    @Override
    public List<String> labels() {
      return model.labels();
    }

    @Override
    public int maxTokens() {
      return model.maxTokens();
    }

    @Override
    public Device device() {
      return model.device();
    }

    @Override
    public int parallelism() {
      return model.parallelism();
    }

    @Override
    public boolean skipsPadding() {
      return model.skipsPadding();
    }

    @Override
    public ModelDefaults defaults() {
      return model.defaults();
    }

    @Override
    public int batchTokens() {
      return model.batchTokens();
    }

    @Override
    public int startTokens(int maxBatchTokens) {
      return model.startTokens(maxBatchTokens);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
