package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TokenLabel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models whose graphs are not BERT's answer as PyTorch does for each text alone, whatever else is
 * in the batch.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitecturesIT {

  private static final double SCORE_TOLERANCE = 1e-4;

  private static final int LISTS = 12;

  private final Map<String, NerPipeline> pipelines = new ConcurrentHashMap<>();

  /** A text and PyTorch's likeliest label, with its score, of each token. */
  private record Gold(String text, List<String> labels, List<Double> scores) {}

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(ArchitecturesIT.class.getResource("/architectures")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> architectures() throws IOException {
    try (Stream<Path> found = Files.list(folder())) {
      return found
          .filter(Files::isDirectory)
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<Gold> golds(String architecture) throws IOException {
    Gson gson = new Gson();
    try (Stream<String> lines = Files.lines(folder().resolve(architecture).resolve("gold.jsonl"))) {
      return lines.map(line -> gson.fromJson(line, Gold.class)).toList();
    }
  }

  private NerPipeline pipeline(String architecture) {
    return pipelines.computeIfAbsent(
        architecture,
        name ->
            OnnxNer.builder(folder().resolve(name))
                .device(Device.cpu())
                .intraOpThreads(2)
                .pipeline(options -> options.aggregation(Aggregation.NONE))
                .load());
  }

  @AfterAll
  void close() {
    pipelines.values().forEach(NerPipeline::close);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void answersAsPyTorchDoesForATextAlone(String architecture) throws IOException {
    check(pipeline(architecture), golds(architecture));
  }

  /** Its first position is 2, which nothing but its family tells where a graph is fed positions. */
  @Test
  void positionsThatNystromformerIsFedAreThoseThatItCounts() throws IOException {
    try (NerPipeline fed =
        OnnxNer.builder(folder().resolve("nystromformer"))
            .modelFile("model_positions.onnx")
            .device(Device.cpu())
            .load()) {
      check(fed, golds("nystromformer"));
    }
  }

  private static void check(NerPipeline pipeline, List<Gold> golds) {
    for (Gold gold : golds) {
      List<TokenLabel> found = pipeline.tokens(gold.text());
      assertThat(found.stream().map(TokenLabel::label)).as(gold.text()).isEqualTo(gold.labels());
      for (int token = 0; token < found.size(); token++) {
        assertThat(found.get(token).score())
            .as("token %d of %s", token, gold.text())
            .isCloseTo(gold.scores().get(token), within(SCORE_TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void answersTheSameInAnyCompany(String architecture) throws IOException {
    List<Gold> golds = golds(architecture);
    Map<String, List<Entity>> alone = alone(architecture, golds);
    for (int seed = 0; seed < LISTS; seed++) {
      List<String> list = someOf(golds, new Random(seed), seed);
      List<List<Entity>> found = pipeline(architecture).extractAll(list);
      for (int i = 0; i < list.size(); i++) {
        checkSame(
            "list " + seed + ", " + list.get(i),
            found.get(i),
            Objects.requireNonNull(alone.get(list.get(i))));
      }
    }
  }

  /** Up to 32 texts of any length; now and then only short ones, or two many times. */
  private static List<String> someOf(List<Gold> golds, Random dice, int seed) {
    int longest = seed % 3 == 1 ? 8 : Integer.MAX_VALUE;
    List<String> fitting =
        golds.stream().filter(gold -> gold.labels().size() <= longest).map(Gold::text).toList();
    List<String> list = new ArrayList<>();
    for (int left = 1 + dice.nextInt(32); left > 0; left--) {
      list.add(fitting.get(dice.nextInt(seed % 3 == 2 ? 2 : fitting.size())));
    }
    return list;
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void answersTheSameFromManyThreads(String architecture) throws IOException {
    List<Gold> golds = golds(architecture);
    NerPipeline pipeline = pipeline(architecture);
    Map<String, List<Entity>> alone = alone(architecture, golds);
    List<CompletableFuture<List<Entity>>> found =
        golds.stream().map(gold -> pipeline.extractAsync(gold.text())).toList();
    for (int i = 0; i < golds.size(); i++) {
      String text = golds.get(i).text();
      checkSame(text, found.get(i).join(), Objects.requireNonNull(alone.get(text)));
    }
  }

  private Map<String, List<Entity>> alone(String architecture, List<Gold> golds) {
    return golds.stream()
        .map(Gold::text)
        .distinct()
        .collect(Collectors.toMap(text -> text, pipeline(architecture)::extract));
  }

  private static void checkSame(String what, List<Entity> found, List<Entity> alone) {
    assertThat(found.stream().map(ArchitecturesIT::place))
        .as(what)
        .containsExactlyElementsOf(alone.stream().map(ArchitecturesIT::place).toList());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).score())
          .as(what)
          .isCloseTo(alone.get(i).score(), within(SCORE_TOLERANCE));
    }
  }

  private static String place(Entity entity) {
    return entity.type() + " " + entity.start() + " " + entity.end();
  }
}
