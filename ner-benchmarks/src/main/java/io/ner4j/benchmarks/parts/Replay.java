package io.ner4j.benchmarks.parts;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pipelines whose tokenizer and model say at once what the real ones said of the same texts. */
public final class Replay {

  private Replay() {}

  /** Asks the real tokenizer and model about texts, and makes a pipeline that remembers it. */
  public static NerPipeline of(Path directory, List<String> texts) {
    ModelDirectory files = ModelDirectory.of(directory);
    ModelConfig config = ModelConfig.of(files, null);
    OnnxOptions options = OnnxOptions.ofCpu(1);
    try (Tokenizer tokenizer = HuggingFaceTokenizer.load(files, config);
        Model model = OnnxModel.load(files, config, options)) {
      Map<String, Encoding> encodings = new HashMap<>();
      encodings.put("a", tokenizer.encode(List.of("a")).get(0));
      Map<Integer, float[]> logits = new HashMap<>();
      for (String text : texts) {
        Encoding encoding = tokenizer.encode(List.of(text)).get(0);
        encodings.put(text, encoding);
        int[] ids = ids(encoding);
        Logits result = model.run(Batch.of(List.of(ids), tokenizer.padId()));
        logits.put(Arrays.hashCode(ids), result.copy(0, 0, ids.length));
      }
      return NerPipeline.builder(
              new RememberedTokenizer(encodings, tokenizer.padId()),
              new RememberedModel(logits, model.labels()))
          .build();
    }
  }

  private static int[] ids(Encoding encoding) {
    int[] ids = new int[encoding.size()];
    Arrays.setAll(ids, encoding::id);
    return ids;
  }

  /** Answers encodings that are there. */
  private record RememberedTokenizer(Map<String, Encoding> encodings, int padId)
      implements Tokenizer {

    @Override
    public List<Encoding> encode(List<String> texts) {
      return texts.stream().map(text -> Objects.requireNonNull(encodings.get(text))).toList();
    }

    @Override
    public void close() {}
  }

  /** Puts logits that are there together to a batch. */
  private record RememberedModel(Map<Integer, float[]> logits, List<String> labels)
      implements Model {

    @Override
    public int maxTokens() {
      return 512;
    }

    @Override
    public Device device() {
      return Device.cpu();
    }

    @Override
    public Logits run(Batch batch) {
      float[] values = new float[batch.rows() * batch.columns() * labels.size()];
      for (int row = 0; row < batch.rows(); row++) {
        int[] ids = new int[batch.length(row)];
        for (int column = 0; column < ids.length; column++) {
          ids[column] = batch.id(row, column);
        }
        float[] known = Objects.requireNonNull(logits.get(Arrays.hashCode(ids)));
        System.arraycopy(known, 0, values, row * batch.columns() * labels.size(), known.length);
      }
      return Logits.of(values, batch.rows(), batch.columns(), labels.size());
    }

    @Override
    public void close() {}
  }
}
