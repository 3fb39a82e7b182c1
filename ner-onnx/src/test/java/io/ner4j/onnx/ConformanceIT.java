package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels, spans and scores are those of transformers 5.17, case by case and for each strategy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {

  private static final double SCORE_TOLERANCE = 1e-4;

  private final Map<Aggregation, NerPipeline> pipelines = new EnumMap<>(Aggregation.class);

  record Expected(String label, double score, int start, int end) {}

  record Case(String text, Aggregation aggregation, List<Expected> entities) {}

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
    Gson gson = new Gson();
    List<Case> cases = new ArrayList<>();
    for (String line : TinyBert.lines("cases.jsonl")) {
      var json = gson.fromJson(line, JsonObject.class);
      if (json.get("fits").getAsBoolean()) {
        for (Aggregation aggregation : Aggregation.values()) {
          Expected[] expected =
              gson.fromJson(
                  json.get(aggregation.name().toLowerCase(Locale.ROOT)), Expected[].class);
          cases.add(new Case(json.get("text").getAsString(), aggregation, List.of(expected)));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTransformersDoes(Case expected) {
    NerPipeline pipeline = Objects.requireNonNull(pipelines.get(expected.aggregation()));
    List<Entity> found = pipeline.extract(expected.text());
    assertThat(found)
        .extracting(e -> e.type() + " [" + e.start() + ", " + e.end() + ")")
        .containsExactlyElementsOf(
            expected.entities().stream()
                .map(e -> e.label() + " [" + e.start() + ", " + e.end() + ")")
                .toList());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).score())
          .isCloseTo(expected.entities().get(i).score(), within(SCORE_TOLERANCE));
    }
  }
}
