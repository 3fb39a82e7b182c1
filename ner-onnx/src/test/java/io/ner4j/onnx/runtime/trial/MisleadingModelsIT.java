package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerInferenceException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models that look like BERT and are not: masks that hide more than padding, and tokens that draw
 * all attention or answer no numbers. What counts is what ONNX Runtime answers for the file as it
 * is.
 */
class MisleadingModelsIT {

  private static final int WORDS = 64;
  private static final int LONGEST = 64;
  private static final int LABELS = 7;
  private static final int CLS = 2;
  private static final int SEP = 3;
  private static final int FIRST_WORD = 5;
  private static final int MAX_TEXTS = 32;

  /** The token that draws all attention, or whose embedding is NaN. */
  private static final int ODD = 40;

  /** What a score may differ by, as a share of the largest logit. */
  private static final double TOLERANCE = 1e-5;

  @TempDir Path cache;

  @BeforeEach
  void takeAnotherCache() {
    System.setProperty(Cache.PROPERTY, cache.toString());
  }

  @AfterEach
  void takeTheUsualCache() {
    System.clearProperty(Cache.PROPERTY);
  }

  private static Path directory(String model) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(MisleadingModelsIT.class.getResource("/misleading/" + model))
            .toURI());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alibi-buffer",
        "causal-sub",
        "chunks",
        "leak-80",
        "nan-row",
        "not-self",
        "plain",
        "shifted"
      })
  void aloneAndInBatchesLogitsAreThoseOfTheFile(String name) throws Exception {
    ModelDirectory files = ModelDirectory.of(directory(name));
    ModelConfig config = ModelConfig.of(files, null);
    // What a row without numbers does to others is undone above the model.
    int spared = name.equals("nan-row") ? ODD : -1;
    try (BareFile file = new BareFile(files.model());
        Model model =
            TriedModel.open(files.model(), OnnxOptions.ofCpu(2))
                .load(config, ModelUse.USUAL, WORDS - 1)) {
      for (int count = 1; count <= MAX_TEXTS; count++) {
        compare(file, model, sequences(new Random(count), count, spared));
      }
    }
  }

  private static List<int[]> sequences(Random random, int count, int spared) {
    List<int[]> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] ids = random.ints(2 + random.nextInt(LONGEST - 1), 0, WORDS).toArray();
      sequences.add(Arrays.stream(ids).map(id -> id == spared ? id + 1 : id).toArray());
    }
    return sequences;
  }

  private static void compare(BareFile file, Model model, List<int[]> sequences) {
    Logits together = model.run(Batch.of(sequences, 0));
    for (int i = 0; i < sequences.size(); i++) {
      int[] ids = sequences.get(i);
      float[] alone = file.run(ids);
      float[] found = together.copy(i, 0, ids.length);
      assertThat(found).hasSameSizeAs(alone);
      double largest =
          IntStream.range(0, alone.length).mapToDouble(k -> Math.abs(alone[k])).max().getAsDouble();
      for (int k = 0; k < alone.length; k++) {
        assertThat((double) found[k])
            .as("sequence %d of %d", i, sequences.size())
            .isCloseTo(alone[k], within(TOLERANCE * largest));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"leak-80", "nan-row"})
  void noTextMovesOrFailsItsNeighbours(String name) throws Exception {
    Random random = new Random(7);
    try (BareFile file = new BareFile(directory(name).resolve("model.onnx"));
        NerPipeline ner =
            OnnxNer.builder(directory(name))
                .device(Device.cpu())
                .intraOpThreads(1)
                .parallelRuns(1)
                .pipeline(options -> options.aggregation(Aggregation.NONE))
                .load()) {
      for (int round = 0; round < 20; round++) {
        List<int[]> texts = texts(random);
        List<CompletableFuture<List<Entity>>> found =
            texts.stream().map(words -> ner.extractAsync(text(words))).toList();
        for (int i = 0; i < texts.size(); i++) {
          int[] words = texts.get(i);
          CompletableFuture<List<Entity>> answer = found.get(i);
          if (name.equals("nan-row") && IntStream.of(words).anyMatch(id -> id == ODD)) {
            assertThatThrownBy(answer::join).hasCauseInstanceOf(NerInferenceException.class);
          } else {
            check(answer.join(), file.run(framed(words)));
          }
        }
      }
    }
  }

  /** Texts of unlike length, every fourth with the odd word. */
  private static List<int[]> texts(Random random) {
    List<int[]> texts = new ArrayList<>();
    for (int i = 0; i < MAX_TEXTS; i++) {
      int[] words =
          random
              .ints(1 + random.nextInt(LONGEST - 2), FIRST_WORD, WORDS)
              .map(id -> id == ODD ? id + 1 : id)
              .toArray();
      if (i % 4 == 0) {
        words[random.nextInt(words.length)] = ODD;
      }
      texts.add(words);
    }
    return texts;
  }

  private static String text(int[] words) {
    return IntStream.of(words).mapToObj(id -> "w" + id).collect(Collectors.joining(" "));
  }

  private static int[] framed(int[] words) {
    return IntStream.concat(
            IntStream.of(CLS), IntStream.concat(IntStream.of(words), IntStream.of(SEP)))
        .toArray();
  }

  /** Each token whose likeliest label is not O is found, with its probability. */
  private static void check(List<Entity> found, float[] logits) {
    List<Double> expected = new ArrayList<>();
    for (int at = LABELS; at < logits.length - LABELS; at += LABELS) {
      int best = at;
      double sum = 0;
      for (int k = at; k < at + LABELS; k++) {
        best = logits[k] > logits[best] ? k : best;
        sum += Math.exp(logits[k]);
      }
      if (best > at) {
        expected.add(Math.exp(logits[best]) / sum);
      }
    }
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i).score()).isCloseTo(expected.get(i), within(TOLERANCE));
    }
  }
}
