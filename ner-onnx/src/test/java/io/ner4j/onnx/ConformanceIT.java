package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TokenLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Labels, spans and scores are those of transformers 5.17, case by case and for each strategy; but
 * for the cases of deviations.jsonl, which docs/tag-rules.md explains.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {

  private static final double SCORE_TOLERANCE = 1e-4;
  private static final Gson GSON = new Gson();
  private static final List<String> LABELS =
      List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");

  private final Map<Aggregation, NerPipeline> pipelines = new EnumMap<>(Aggregation.class);

  /** An entity as transformers answers it. */
  record Expected(String label, double score, int start, int end) {
    @Override
    public String toString() {
      return label + " " + start + " " + end;
    }
  }

  record Case(String text, String strategy, List<Expected> entities) {}

  record Deviation(String text, String strategy, String reason, List<String> entities) {
    boolean concerns(Case expected) {
      return text.equals(expected.text) && strategy.equals(expected.strategy);
    }
  }

  @BeforeAll
  void load() {
    for (Aggregation aggregation : Aggregation.values()) {
      pipelines.put(aggregation, TinyBert.load(p -> p.aggregation(aggregation)));
    }
  }

  @AfterAll
  void close() {
    pipelines.values().forEach(NerPipeline::close);
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String line : TinyBert.lines("cases.jsonl")) {
      JsonObject json = GSON.fromJson(line, JsonObject.class);
      if (json.get("fits").getAsBoolean()) {
        for (Aggregation aggregation : Aggregation.values()) {
          String strategy = aggregation.name().toLowerCase(Locale.ROOT);
          Expected[] expected = GSON.fromJson(json.get(strategy), Expected[].class);
          cases.add(new Case(json.get("text").getAsString(), strategy, List.of(expected)));
        }
      }
    }
    return cases;
  }

  static List<Deviation> deviations() throws IOException {
    Path file = TinyBert.directory().resolveSibling("deviations.jsonl");
    return Files.readAllLines(file).stream()
        .map(line -> GSON.fromJson(line, Deviation.class))
        .toList();
  }

  static List<Case> casesWithoutDeviations() throws IOException {
    List<Deviation> deviations = deviations();
    return cases().stream()
        .filter(c -> deviations.stream().noneMatch(deviation -> deviation.concerns(c)))
        .toList();
  }

  private List<Entity> extract(String text, String strategy) {
    Aggregation aggregation = Aggregation.valueOf(strategy.toUpperCase(Locale.ROOT));
    return Objects.requireNonNull(pipelines.get(aggregation)).extract(text);
  }

  private static String place(Entity entity) {
    return entity.type() + " " + entity.start() + " " + entity.end();
  }

  @ParameterizedTest
  @MethodSource("casesWithoutDeviations")
  void answersAsTransformersDoes(Case expected) {
    List<Entity> found = extract(expected.text, expected.strategy);
    assertThat(found)
        .extracting(ConformanceIT::place)
        .containsExactlyElementsOf(expected.entities.stream().map(Expected::toString).toList());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).score())
          .isCloseTo(expected.entities.get(i).score(), within(SCORE_TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("deviations")
  void deviatesWhereTransformersCutsACharacterFromItsMarks(Deviation deviation) {
    Case theirs = cases().stream().filter(deviation::concerns).findFirst().orElseThrow();
    assertThat(theirs.entities)
        .as("an entity of transformers that ends before a combining mark")
        .anyMatch(
            entity ->
                entity.end < theirs.text.length()
                    && Character.toString(theirs.text.codePointAt(entity.end)).matches("\\p{M}"));
    assertThat(extract(deviation.text, deviation.strategy))
        .extracting(ConformanceIT::place)
        .isEqualTo(deviation.entities);
  }

  /** The labels and scores of a text's tokens, from the logits that PyTorch gave. */
  private record Logits(
      String text, List<Integer> tokens, boolean fits, @Nullable List<List<Double>> logits) {

    String label(int token) {
      return LABELS.get(row(token).indexOf(Collections.max(row(token))));
    }

    double score(int token) {
      double best = Collections.max(row(token));
      return 1 / row(token).stream().mapToDouble(logit -> Math.exp(logit - best)).sum();
    }

    private List<Double> row(int token) {
      return Objects.requireNonNull(logits).get(token);
    }
  }

  @Test
  void tokensHaveTheLabelsOfTheLogits() {
    NerPipeline pipeline = Objects.requireNonNull(pipelines.get(Aggregation.FIRST));
    int compared = 0;
    for (String line : TinyBert.lines("cases.jsonl")) {
      Logits expected = GSON.fromJson(line, Logits.class);
      if (expected.fits && expected.logits != null) {
        List<TokenLabel> found = pipeline.tokens(expected.text);
        assertThat(found).hasSize(expected.tokens.size() - 2);
        for (int i = 0; i < found.size(); i++) {
          TokenLabel token = found.get(i);
          assertThat(token.text())
              .isEqualTo(expected.text.substring(token.start(), token.end()))
              .isNotBlank();
          assertThat(token.label()).isEqualTo(expected.label(i + 1));
          assertThat(token.score()).isCloseTo(expected.score(i + 1), within(SCORE_TOLERANCE));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void fewCasesDeviate() throws IOException {
    long texts = deviations().stream().map(Deviation::text).distinct().count();
    long all = cases().stream().map(Case::text).distinct().count();
    assertThat(all).isEqualTo(338);
    assertThat(texts).isLessThanOrEqualTo(all * 2 / 100);
  }
}
