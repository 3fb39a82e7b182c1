package io.ner4j.onnx.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.onnx.Families;
import io.ner4j.onnx.ModelDescription;
import io.ner4j.onnx.OnnxMutator;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.TinyBert;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.ModelFileChoice;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.onnx.tokenizer.HuggingFaceTokenizer;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rewritten graph answers what the file as it is answers, and graphs of other kinds stay. */
class UnpaddingIT {

  private static final OnnxOptions OPTIONS = OnnxOptions.ofCpu(2);

  @TempDir Path temporary;

  /** The model as it is and rewritten, and how many tokens it knows. */
  private record Pair(OnnxModel asItIs, OnnxModel unpadded, int tokens) implements AutoCloseable {

    static Pair load(Path directory, String file) {
      ModelDirectory files = ModelDirectory.of(directory).with(ModelFileChoice.USUAL.of(file));
      ModelConfig config = ModelConfig.of(files, null);
      int tokens;
      try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(files, config)) {
        tokens = tokenizer.highestId() + 1;
      }
      return new Pair(
          OnnxModel.load(files, config, OPTIONS.asItIs()),
          OnnxModel.load(files, config, OPTIONS),
          tokens);
    }

    /** Sequences of random tokens, the first of which are special in most vocabularies. */
    Batch batch(Random random, int... lengths) {
      List<int[]> sequences = new ArrayList<>();
      for (int length : lengths) {
        sequences.add(random.ints(length, Math.min(6, tokens - 1), tokens).toArray());
      }
      return Batch.of(sequences, 0);
    }

    void check(Batch batch, double tolerance) {
      Logits expected = asItIs.run(batch);
      Logits found = unpadded.run(batch);
      assertThat(List.of(found.rows(), found.columns(), found.labels()))
          .isEqualTo(List.of(expected.rows(), expected.columns(), expected.labels()));
      for (int row = 0; row < batch.rows(); row++) {
        float[] ones = expected.copy(row, 0, batch.length(row));
        float[] others = found.copy(row, 0, batch.length(row));
        double difference =
            IntStream.range(0, ones.length).mapToDouble(i -> Math.abs(ones[i] - others[i])).sum();
        assertThat(difference / ones.length).as("row %d", row).isLessThanOrEqualTo(tolerance);
      }
    }

    @Override
    public void close() {
      asItIs.close();
      unpadded.close();
    }
  }

  private static UnpaddedGraph rewrite(Path file) throws IOException {
    try (OnnxGraph graph = OnnxGraph.open(file)) {
      return Unpadding.of(graph);
    }
  }

  private static Path directory(String name) {
    if (name.startsWith("architectures/")) {
      return Families.directory("../" + name);
    }
    return name.equals("tiny-bert") ? TinyBert.directory() : Families.directory(name);
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-bert, model.onnx, 1e-5",
    "albert, model.onnx, 1e-5",
    "bert, model.onnx, 1e-5",
    "bert, model_int32.onnx, 1e-5",
    "attention, model_chosen.onnx, 1e-5",
    "attention, model_late.onnx, 1e-5",
    "bert, model_fp16logits.onnx, 1e-3",
    // Scores of up to 16 have steps of a 64th there.
    "bert, model_fp16.onnx, 16e-3",
    "distilbert, model.onnx, 1e-5",
    "electra, model.onnx, 1e-5",
    "roberta, model.onnx, 1e-5",
    "xlm-roberta, model.onnx, 1e-5",
    "architectures/bert, model.onnx, 1e-5",
    "architectures/llama, model.onnx, 1e-5",
    "architectures/modernbert, model.onnx, 1e-5"
  })
  void answersAreThoseOfTheFile(String family, String file, double tolerance) {
    try (Pair pair = Pair.load(directory(family), file)) {
      assertThat(pair.asItIs.skipsPadding()).isFalse();
      assertThat(pair.unpadded.skipsPadding()).isTrue();
      for (long seed = 0; seed < 20; seed++) {
        Random random = new Random(seed);
        int[] lengths = random.ints(1 + random.nextInt(6), 1, 24).toArray();
        pair.check(pair.batch(random, lengths), tolerance);
      }
    }
  }

  /** RotaryEmbedding of ONNX Runtime 1.29 refuses what torch exports unless a text is alone. */
  @Test
  void batchesOfAGraphThatRunsTextsAloneAreAnsweredAsThese() {
    try (Pair pair = Pair.load(directory("architectures/modernbert-opset23"), "model.onnx")) {
      assertThat(pair.unpadded.skipsPadding()).isTrue();
      for (long seed = 0; seed < 20; seed++) {
        Random random = new Random(seed);
        Batch batch = pair.batch(random, random.ints(1 + random.nextInt(6), 1, 24).toArray());
        Logits found = pair.unpadded.run(batch);
        for (int row = 0; row < batch.rows(); row++) {
          int[] ids = new int[batch.length(row)];
          for (int i = 0; i < ids.length; i++) {
            ids[i] = batch.id(row, i);
          }
          float[] alone = pair.asItIs.run(Batch.of(List.of(ids), 0)).copy(0, 0, ids.length);
          assertThat(found.copy(row, 0, ids.length)).containsExactly(alone, within(1e-5f));
        }
      }
    }
  }

  /**
   * What is quantised by all that runs together is the same only where there is no padding, and
   * where no sum is rounded to the other side of a step.
   */
  @Test
  void quantisedModelsAnswerTheSameWithoutPadding() {
    try (Pair pair = Pair.load(Families.directory("bert"), "model_quantized.onnx")) {
      assertThat(pair.unpadded.skipsPadding()).isTrue();
      for (int[] lengths : List.of(new int[] {1}, new int[] {15}, new int[] {9, 9, 9})) {
        pair.check(pair.batch(new Random(1), lengths), 1e-5);
      }
    }
    try (Pair pair = Pair.load(OnnxNer.englishBuilder().locate(), "model.onnx")) {
      assertThat(pair.unpadded.skipsPadding()).isTrue();
      pair.check(pair.batch(new Random(1), 1), 1e-5);
      pair.check(pair.batch(new Random(1), 9, 9, 9), 0.1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "deberta, model.onnx, Mul whose use is not known",
    "deberta-v2, model.onnx, Mul whose use is not known",
    "attention, onnx/model_scaled.onnx, Mul whose use is not known",
    "bert, onnx/model_unmasked.onnx, only the inputs"
  })
  void graphsOfOtherKindsStayAsTheyAre(String family, String file, String why) {
    Path path = directory(family).resolve(file);
    assertThatThrownBy(() -> rewrite(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    String name = path.getFileName().toString();
    ModelDirectory files =
        ModelDirectory.of(directory(family)).with(ModelFileChoice.USUAL.of(name));
    try (OnnxModel model = OnnxModel.load(files, ModelConfig.of(files, null), OPTIONS)) {
      assertThat(model.skipsPadding()).isFalse();
    }
  }

  @Test
  void weightsStayWhereTheyAreBehindALinkToo() throws IOException {
    Path blobs = Files.createDirectory(temporary.resolve("blobs"));
    Path model = Files.createDirectory(temporary.resolve("model"));
    for (String name : List.of("config.json", "tokenizer.json", "tokenizer_config.json")) {
      Files.copy(TinyBert.directory().resolve(name), model.resolve(name));
    }
    Path weights = Files.copy(TinyBert.directory().resolve("model.onnx"), blobs.resolve("0123"));
    Path file = Files.createSymbolicLink(model.resolve("model.onnx"), weights);
    UnpaddedGraph graph = rewrite(file);
    assertThat(graph.folder()).isEqualTo(blobs.toRealPath());
    assertThat(new String(graph.model(), StandardCharsets.ISO_8859_1))
        .contains("location\u0012\u00040123");
    try (Pair pair = Pair.load(model, "model.onnx")) {
      assertThat(pair.unpadded.skipsPadding()).isTrue();
      pair.check(pair.batch(new Random(2), 3, 7), 1e-5);
    }
  }

  @Test
  void aModelDescribesItselfAsItIsInItsFile() {
    ModelDescription description = TinyBert.builder().describe();
    assertThat(description.inputs()).noneMatch(input -> input.contains("ner4j"));
    assertThat(description.outputs()).hasSize(1).first().asString().contains("[batch, sequence");
  }

  @Test
  void unpaddingIsAChoice() {
    assertThat(padding(true)).isZero();
    assertThat(padding(false)).isPositive();
  }

  /** The padding of two texts that run together, one of which is a little longer. */
  private static long padding(boolean unpadding) {
    AtomicLong padding = new AtomicLong();
    try (var pipeline =
        TinyBert.builder()
            .unpadding(unpadding)
            .pipeline(options -> options.listener(more -> padding.addAndGet(more.padding())))
            .load()) {
      pipeline.extractAll(List.of("Angela Merkel", "Angela Merkel Cook"));
    }
    return padding.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-bert", "roberta", "deberta"})
  void damagedFilesAreRefusedAndNothingElseHappens(String family) throws IOException {
    byte[] model = Files.readAllBytes(directory(family).resolve("model.onnx"));
    Path file = temporary.resolve("model.onnx");
    int refused = 0;
    for (long seed = 0; seed < 500; seed++) {
      Files.write(file, new OnnxMutator(new Random(seed)).mutate(model));
      try {
        assertThat(rewrite(file).heads()).as("seed %d", seed).isPositive();
      } catch (IOException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
