package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViterbiDecoderTest {

  private static final int LONGEST = 5;

  @ParameterizedTest
  @EnumSource
  void equalsTheBestOfAllLegalSequences(Grammar grammar) {
    compareWithBruteForce(grammar, 0);
  }

  @ParameterizedTest
  @EnumSource
  void equalsTheBestOfAllLegalSequencesWhereProbabilitiesAreZero(Grammar grammar) {
    compareWithBruteForce(grammar, 0.5);
  }

  private static void compareWithBruteForce(Grammar grammar, double zeros) {
    LabelSet labels = grammar.labelSet();
    BioDecoder decoder = BioDecoder.viterbi(labels);
    for (int length = 1; length <= LONGEST; length++) {
      List<List<String>> legal = legalSequences(grammar, labels, length);
      for (long seed = 0; seed < 40; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        LabelScores scores =
            LabelScores.of(
                Spelled.probabilities(random, length, labels.size(), zeros), labels.size());
        Map<String, Double> bestByReading = new HashMap<>();
        for (List<String> sequence : legal) {
          bestByReading.merge(
              grammar.entities(sequence), product(labels, scores, sequence), Math::max);
        }
        double best =
            bestByReading.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        String found = Spelled.spans(decoder.decode(scores));
        assertThat(bestByReading).as("length %d, seed %d", length, seed).containsKey(found);
        assertThat(bestByReading.get(found))
            .as("%s, length %d, seed %d", found, length, seed)
            .isCloseTo(best, Percentage.withPercentage(1e-6));
      }
    }
  }

  private static List<List<String>> legalSequences(Grammar grammar, LabelSet labels, int length) {
    return Grammar.sequences(labels.labels(), length).stream().filter(grammar::legal).toList();
  }

  /** A probability of 0 counts as the smallest normal float: no label is ruled out by rounding. */
  private static double product(LabelSet labels, LabelScores scores, List<String> sequence) {
    double product = 1;
    for (int position = 0; position < sequence.size(); position++) {
      float score = scores.score(position, labels.labels().indexOf(sequence.get(position)));
      product *= Math.max(score, Float.MIN_NORMAL);
    }
    return product;
  }

  @ParameterizedTest
  @EnumSource
  void leavesLegalSequencesAsTheyAre(Grammar grammar) {
    LabelSet labels = grammar.labelSet();
    BioDecoder decoder = BioDecoder.viterbi(labels);
    for (List<String> sequence : legalSequences(grammar, labels, 4)) {
      assertThat(Spelled.spans(decoder.decode(Spelled.scores(labels, sequence))))
          .as("%s", sequence)
          .isEqualTo(grammar.entities(sequence));
    }
  }

  @ParameterizedTest
  @EnumSource
  void allowsOneLabelAfterAnotherAsTheGrammarDoes(Grammar grammar) {
    LabelSet labels = grammar.labelSet();
    for (List<String> sequence : Grammar.sequences(labels.labels(), 4)) {
      boolean legal = true;
      Tag before = Tag.OUTSIDE;
      for (String label : sequence) {
        Tag tag = labels.tag(labels.labels().indexOf(label));
        legal &= ViterbiDecoder.follows(grammar.scheme(), before, tag);
        before = tag;
      }
      legal &= ViterbiDecoder.follows(grammar.scheme(), before, Tag.OUTSIDE);
      assertThat(legal).as("%s", sequence).isEqualTo(grammar.legal(sequence));
    }
  }

  @Test
  void scoreIsTheMeanProbabilityOfTheLabelsOfTheSequence() {
    LabelSet labels = LabelSet.of(List.of("O", "B-X", "I-X"));
    float[] values = {0.5f, 0.4f, 0.1f, 0.2f, 0.1f, 0.7f};
    List<TokenSpan> found = BioDecoder.viterbi(labels).decode(LabelScores.of(values, 3));
    assertThat(Spelled.spans(found)).isEqualTo("X 0-2");
    assertThat(found.get(0).score()).isCloseTo((0.4 + 0.7) / 2, within(1e-7));
  }

  @Test
  void textThatEndsInsideAnEntityIsMended() {
    LabelSet labels = LabelSet.of(List.of("O", "B-X", "I-X", "E-X", "S-X"));
    float[] values = {0.1f, 0.6f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.5f, 0.2f, 0.1f};
    List<TokenSpan> found = BioDecoder.viterbi(labels).decode(LabelScores.of(values, 5));
    assertThat(Spelled.spans(found)).isEqualTo("X 0-2");
    assertThat(found.get(0).score()).isCloseTo((0.6 + 0.2) / 2, within(1e-7));
  }

  @Test
  void certaintyOfAnImpossibleSequenceStillGivesALegalOne() {
    LabelSet labels = LabelSet.of(List.of("O", "B-X", "I-X"));
    float[] values = {1, 0, 0, 0, 0, 1, 1, 0, 0};
    List<TokenSpan> found = BioDecoder.viterbi(labels).decode(LabelScores.of(values, 3));
    assertThat(Spelled.spans(found)).isIn("nothing", "X 1-2", "X 0-2");
  }

  @Test
  void noPositionsGiveNoSpans() {
    LabelSet labels = Grammar.BIOES.labelSet();
    assertThat(BioDecoder.viterbi(labels).decode(LabelScores.of(new float[0], labels.size())))
        .isEmpty();
  }

  @Test
  void labelsWithoutAnOutsideAreRefused() {
    LabelSet labels = LabelSet.of(List.of("B-X", "I-X"));
    assertThatThrownBy(() -> BioDecoder.viterbi(labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("outside of entities (O)", "[B-X, I-X]");
  }

  @Test
  void scoresOfAnotherLabelSetAreRefused() {
    BioDecoder decoder = BioDecoder.viterbi(LabelSet.of(List.of("O", "B-X", "I-X")));
    assertThatThrownBy(() -> decoder.decode(LabelScores.of(new float[4], 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("3 labels", "the scores have 2");
  }
}
