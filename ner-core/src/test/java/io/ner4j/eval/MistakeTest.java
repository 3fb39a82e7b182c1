package io.ner4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.eval.Mistake.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MistakeTest {

  private static TypedSpan span(String type, int start, int end) {
    return new TypedSpan(type, start, end);
  }

  @Test
  void whatIsWrongIsTold() {
    TypedSpan right = span("PER", 0, 2);
    Evaluation evaluation =
        Evaluation.of(
            List.of(
                List.of(),
                List.of(right, span("ORG", 3, 4), span("LOC", 6, 9), span("PER", 20, 21))),
            List.of(
                List.of(span("PER", 1, 2)),
                List.of(right, span("LOC", 3, 4), span("LOC", 5, 8), span("ORG", 20, 22))));
    assertThat(evaluation.mistakes())
        .containsExactly(
            new Mistake(0, Kind.SPURIOUS, null, span("PER", 1, 2)),
            new Mistake(1, Kind.TYPE, span("ORG", 3, 4), span("LOC", 3, 4)),
            new Mistake(1, Kind.EDGES, span("LOC", 6, 9), span("LOC", 5, 8)),
            new Mistake(1, Kind.MISSED, span("PER", 20, 21), null),
            new Mistake(1, Kind.SPURIOUS, null, span("ORG", 20, 22)));
    assertThat(evaluation.mistakes())
        .map(Mistake::toString)
        .containsExactly(
            "SPURIOUS PER [1, 2)",
            "TYPE ORG [3, 4) found as LOC [3, 4)",
            "EDGES LOC [6, 9) found as LOC [5, 8)",
            "MISSED PER [20, 21)",
            "SPURIOUS ORG [20, 22)");
    assertThat(evaluation.mistakes()).map(Mistake::start).containsExactly(1, 3, 5, 20, 20);
    assertThat(evaluation.mistakes()).map(Mistake::end).containsExactly(2, 4, 9, 21, 22);
  }

  @Test
  void mistakesAddUpToWhatIsCounted() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Evaluation evaluation =
          Evaluation.of(
              List.of(spans(random), spans(random)), List.of(spans(random), spans(random)));
      Counts exact = evaluation.scores(Matching.EXACT).micro();
      List<Mistake> mistakes = evaluation.mistakes();
      assertThat(mistakes.stream().filter(m -> m.gold() != null))
          .as("seed %d", seed)
          .hasSize(exact.fn());
      assertThat(mistakes.stream().filter(m -> m.found() != null))
          .as("seed %d", seed)
          .hasSize(exact.fp());
    }
  }

  private static List<TypedSpan> spans(Random random) {
    List<TypedSpan> spans = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      int start = random.nextInt(6);
      spans.add(span(random.nextBoolean() ? "A" : "B", start, start + 1 + random.nextInt(3)));
    }
    return spans;
  }

  @Test
  void aKindHasItsEntities() {
    TypedSpan span = span("PER", 0, 1);
    assertThatThrownBy(() -> new Mistake(0, Kind.MISSED, span, span))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MISSED has no found entity");
    assertThatThrownBy(() -> new Mistake(0, Kind.SPURIOUS, span, span))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Mistake(0, Kind.TYPE, span, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Mistake(0, Kind.EDGES, null, span))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
