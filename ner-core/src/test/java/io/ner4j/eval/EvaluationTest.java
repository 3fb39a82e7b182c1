package io.ner4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Entity;
import io.ner4j.WordEntity;
import io.ner4j.decode.TagScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  /** One text: a PER that is found, an ORG found as LOC, a LOC found too short, a PER missed. */
  private static final Evaluation EVALUATION =
      Evaluation.of(
          List.of(
              List.of(span("PER", 0, 2), span("ORG", 3, 4), span("LOC", 6, 9)),
              List.of(span("PER", 0, 1))),
          List.of(List.of(span("PER", 0, 2), span("LOC", 3, 4), span("LOC", 6, 8)), List.of()));

  private static TypedSpan span(String type, int start, int end) {
    return new TypedSpan(type, start, end);
  }

  @Test
  void exactNeedsSpanAndType() {
    Scores scores = EVALUATION.scores(Matching.EXACT);
    assertThat(scores.matching()).isEqualTo(Matching.EXACT);
    assertThat(scores.byType())
        .containsExactly(
            Map.entry("LOC", new Counts(0, 2, 1)),
            Map.entry("ORG", new Counts(0, 0, 1)),
            Map.entry("PER", new Counts(1, 0, 1)));
    assertThat(scores.micro()).isEqualTo(new Counts(1, 2, 3));
    assertThat(scores.macroF1()).isCloseTo((0 + 0 + 2.0 / 3) / 3, within(1e-12));
    assertThat(scores).hasToString("EXACT Counts[tp=1, fp=2, fn=3]");
  }

  @Test
  void spanCountsAPairUnderItsGoldType() {
    Scores scores = EVALUATION.scores(Matching.SPAN);
    assertThat(scores.micro()).isEqualTo(new Counts(2, 1, 2));
    assertThat(scores.byType()).containsEntry("ORG", new Counts(1, 0, 0));
  }

  @Test
  void overlapNeedsTheTypeAndAPosition() {
    Scores scores = EVALUATION.scores(Matching.OVERLAP);
    assertThat(scores.micro()).isEqualTo(new Counts(2, 1, 2));
    assertThat(scores.byType()).containsEntry("LOC", new Counts(1, 1, 0));
  }

  @Test
  void twoHalvesOfAnEntityAreRightOnce() {
    Counts counts =
        Evaluation.of(
                List.of(List.of(span("X", 0, 4))),
                List.of(List.of(span("X", 0, 2), span("X", 2, 4))))
            .scores(Matching.OVERLAP)
            .micro();
    assertThat(counts).isEqualTo(new Counts(1, 1, 0));
  }

  @Test
  void neighboursDoNotOverlap() {
    Counts counts =
        Evaluation.of(List.of(List.of(span("X", 0, 2))), List.of(List.of(span("X", 2, 4))))
            .scores(Matching.OVERLAP)
            .micro();
    assertThat(counts).isEqualTo(new Counts(0, 1, 1));
  }

  @Test
  void whatIsFoundTwiceIsRightOnce() {
    List<List<TypedSpan>> once = List.of(List.of(span("X", 0, 2)));
    List<List<TypedSpan>> twice = List.of(List.of(span("X", 0, 2), span("X", 0, 2)));
    for (Matching matching : Matching.values()) {
      assertThat(Evaluation.of(once, twice).scores(matching).micro())
          .isEqualTo(new Counts(1, 1, 0));
    }
  }

  @Test
  void entitiesAreComparedByPlaceAndType() {
    Entity gold = new Entity("Oslo", "LOC", 3, 7, 1);
    Entity found = new Entity("Oslo", "LOC", 3, 7, 0.25);
    Counts counts =
        Evaluation.ofEntities(List.of(List.of(gold)), List.of(List.of(found)))
            .scores(Matching.EXACT)
            .micro();
    assertThat(counts).isEqualTo(new Counts(1, 0, 0));
    assertThat(TypedSpan.of(new WordEntity(List.of("New", "York"), "LOC", 4, 6, 0.5)))
        .isEqualTo(span("LOC", 4, 6));
  }

  @Test
  void nothingAtAllScoresNothing() {
    Scores scores = Evaluation.of(List.of(), List.of()).scores(Matching.EXACT);
    assertThat(scores.byType()).isEmpty();
    assertThat(scores.micro().f1()).isZero();
    assertThat(scores.macroPrecision() + scores.macroRecall() + scores.macroF1()).isZero();
  }

  @Test
  void sentencesMayBeEmptyAndTagsAllOutside() {
    List<List<String>> outside = List.of(List.of(), List.of("O", "O"));
    for (TagScheme scheme : TagScheme.values()) {
      Evaluation evaluation = Evaluation.ofTags(outside, outside, TagParser.strict(scheme));
      assertThat(evaluation.scores(Matching.EXACT).micro()).isEqualTo(new Counts(0, 0, 0));
    }
  }

  @Test
  void tagsAreReadAsTheReadingSays() {
    List<List<String>> tags = List.of(List.of("I-X", "O", "B-X", "I-X"));
    assertThat(TagParser.lenient(TagScheme.IOB2).spans(tags))
        .containsExactly(List.of(span("X", 0, 1), span("X", 2, 4)));
    assertThat(TagParser.strict(TagScheme.IOB2).spans(tags))
        .containsExactly(List.of(span("X", 2, 4)));
    assertThat(TagParser.strict(TagScheme.IO).spans(List.of(List.of("X", "X", "O"))))
        .containsExactly(List.of(span("X", 0, 2)));
  }

  @Test
  void tagsOfAnotherSchemeAreRefused() {
    assertThatThrownBy(() -> TagParser.strict(TagScheme.BIOES).spans(List.of(List.of("PER"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("BIOES", "PER");
    List<List<String>> mixed = List.of(List.of("B-PER", "O", "S-PER"));
    assertThatThrownBy(() -> TagParser.lenient(TagScheme.IOB2).spans(mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("IOB2", "'S-PER' has no letter of it");
  }

  @Test
  void goldAndFoundMustBeOfTheSameSize() {
    TagParser reading = TagParser.lenient(TagScheme.IOB2);
    assertThatThrownBy(() -> Evaluation.of(List.of(List.of()), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("texts", "gold has 1 and found 0");
    assertThatThrownBy(() -> Evaluation.ofTags(List.of(List.of()), List.of(), reading))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("sentences", "gold has 1 and found 0");
    List<List<String>> gold = List.of(List.of("O"), List.of("O", "O"));
    List<List<String>> found = List.of(List.of("O"), List.of("O"));
    assertThatThrownBy(() -> Evaluation.ofTags(gold, found, reading))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("sentence 1", "gold has 2 and found 1");
  }

  @Test
  void valuesCheckThemselves() {
    assertThatThrownBy(() -> new Counts(0, -1, 0)).hasMessageContaining("fp -1");
    assertThatThrownBy(() -> span("X", -1, 2)).hasMessageContaining("start is -1");
    assertThatThrownBy(() -> span("X", 2, 2)).hasMessageContaining("end is 2");
    assertThatThrownBy(() -> new TaggedSentence(List.of("a"), List.of()))
        .hasMessageContaining("1 words and 0 tags");
  }

  @Test
  void confusionTellsWhatWasTakenForWhat() {
    ConfusionTable confusion = EVALUATION.confusion();
    assertThat(confusion.types()).containsExactly("LOC", "ORG", "PER");
    assertThat(confusion.count("ORG", "LOC")).isEqualTo(1);
    assertThat(confusion.count("LOC", "ORG")).isZero();
    assertThat(confusion.missed("PER")).isEqualTo(1);
    assertThat(confusion.spurious("LOC")).isEqualTo(1);
    assertThat(confusion.missed("none")).isZero();
    assertThat(confusion)
        .hasToString(
            """
            gold \\ found  LOC  ORG  PER  none
            LOC             0    0    0     1
            ORG             1    0    0     0
            PER             0    0    1     1
            none            1    0    0
            """);
  }

  @Test
  void reportIsTheSameInEveryLocale() {
    assertThat(EVALUATION.scores(Matching.EXACT).report())
        .isEqualTo(
            """
                           precision  recall      f1  support
            LOC               0.0000  0.0000  0.0000        1
            ORG               0.0000  0.0000  0.0000        1
            PER               1.0000  0.5000  0.6667        2
            micro average     0.3333  0.2500  0.2857        4
            macro average     0.3333  0.1667  0.2222        4
            """);
  }
}
