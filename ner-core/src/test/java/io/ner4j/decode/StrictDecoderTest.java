package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrictDecoderTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          O alone is no entity                 | IOB2  | O O             | nothing
          a single B                           | IOB2  | B-X             | X 0-1
          B and I are one entity               | IOB2  | O B-X I-X O     | X 1-3
          B after B splits                     | IOB2  | B-X B-X         | X 0-1, X 1-2
          B after I splits                     | IOB2  | B-X I-X B-X     | X 0-2, X 2-3
          I after O is dropped                 | IOB2  | O I-X I-X       | nothing
          I at the start is dropped            | IOB2  | I-X O I-X       | nothing
          I of another type is dropped         | IOB2  | B-X I-Y         | X 0-1
          I after a dropped I is dropped       | IOB2  | B-X I-Y I-X     | X 0-1
          B after a dropped I counts           | IOB2  | O I-X B-X       | X 2-3
          IOB1 I after O opens                 | IOB1  | O I-X I-X       | X 1-3
          IOB1 B parts neighbours of a type    | IOB1  | I-X B-X I-X     | X 0-1, X 1-3
          IOB1 type parts neighbours           | IOB1  | I-X I-Y         | X 0-1, Y 1-2
          IOB1 B after O is dropped            | IOB1  | O B-X           | nothing
          IOB1 I after a dropped B opens       | IOB1  | O B-X I-X       | X 2-3
          IOB1 B after a dropped B opens       | IOB1  | O B-X B-X       | X 2-3
          IOB1 B of another type is dropped    | IOB1  | I-X B-Y         | X 0-1
          IOB1 I after a B of another type     | IOB1  | I-X B-Y I-X     | X 0-1, X 2-3
          IOB1 B before a B of another type    | IOB1  | I-X B-X B-Y     | X 0-1, X 1-2
          IO neighbours of a type merge        | IO    | X X O X         | X 0-2, X 3-4
          IO type parts neighbours             | IO    | X Y             | X 0-1, Y 1-2
          BIOES S is whole                     | BIOES | S-X S-X         | X 0-1, X 1-2
          BIOES B I E is one entity            | BIOES | B-X I-X E-X     | X 0-3
          BIOES B after E opens                | BIOES | B-X E-X B-X E-X | X 0-2, X 2-4
          BIOES I after S is dropped           | BIOES | S-X I-X         | X 0-1
          BIOES E after S is dropped           | BIOES | S-X E-X         | X 0-1
          BIOES E after O is dropped           | BIOES | O E-X           | nothing
          BIOES I and E after O are dropped    | BIOES | O I-X E-X       | nothing
          BIOES B without E is dropped at O    | BIOES | B-X O           | nothing
          BIOES B I without E is dropped at O  | BIOES | B-X I-X O       | nothing
          BIOES B I without E dropped at end   | BIOES | B-X I-X         | nothing
          BIOES E of another type drops both   | BIOES | B-X E-Y         | nothing
          BIOES I of another type drops all    | BIOES | B-X I-Y E-Y     | nothing
          BIOES I after E is dropped           | BIOES | B-X E-X I-X     | X 0-2
          BIOES E after E is dropped           | BIOES | B-X E-X E-X     | X 0-2
          BIOES B before S is dropped          | BIOES | B-X S-X         | X 1-2
          BIOES I before S is dropped          | BIOES | O I-X S-X       | X 2-3
          BIOES B before B is dropped          | BIOES | B-X B-X E-X     | X 1-3
          BILOU U is whole                     | BILOU | U-X U-X         | X 0-1, X 1-2
          BILOU B I L is one entity            | BILOU | B-X I-X L-X     | X 0-3
          BILOU L after U is dropped           | BILOU | U-X L-X         | X 0-1
          BILOU B without L is dropped         | BILOU | B-X O           | nothing
          """)
  void keepsWhatTheSchemeAllows(String name, Grammar grammar, String sequence, String spans) {
    LabelSet labels = grammar.labelSet();
    List<TokenSpan> found =
        BioDecoder.strict(labels).decode(Spelled.scores(labels, Spelled.list(sequence)));
    assertThat(Spelled.spans(found)).as(name).isEqualTo(spans);
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatTheGrammarMatches(Grammar grammar) {
    LabelSet labels = grammar.labelSet();
    BioDecoder decoder = BioDecoder.strict(labels);
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<String> sequence = Spelled.random(random, labels.labels(), random.nextInt(12));
      assertThat(Spelled.spans(decoder.decode(Spelled.scores(labels, sequence))))
          .as("seed %d: %s", seed, sequence)
          .isEqualTo(grammar.entities(sequence));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsLegalSequencesAsTheLenientDecoderDoes(Grammar grammar) {
    LabelSet labels = grammar.labelSet();
    for (List<String> sequence : Grammar.sequences(labels.labels(), 4)) {
      if (grammar.legal(sequence)) {
        LabelScores scores = Spelled.scores(labels, sequence);
        assertThat(BioDecoder.strict(labels).decode(scores))
            .as("%s", sequence)
            .isEqualTo(BioDecoder.lenient(labels).decode(scores));
      }
    }
  }

  @Test
  void scoreIsTheMeanProbabilityOfTheLabelsKept() {
    LabelSet labels = LabelSet.of(List.of("O", "B-X", "I-X"));
    float[] values = {0.1f, 0.1f, 0.8f, 0.2f, 0.7f, 0.1f, 0.25f, 0.25f, 0.5f};
    List<TokenSpan> found = BioDecoder.strict(labels).decode(LabelScores.of(values, 3));
    assertThat(Spelled.spans(found)).isEqualTo("X 1-3");
    assertThat(found.get(0).score()).isCloseTo((0.7 + 0.5) / 2, within(1e-7));
  }

  @Test
  void scoresOfAnotherLabelSetAreRefused() {
    BioDecoder decoder = BioDecoder.strict(LabelSet.of(List.of("O", "B-X", "I-X")));
    assertThatThrownBy(() -> decoder.decode(LabelScores.of(new float[4], 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("3 labels", "[O, B-X, I-X]", "the scores have 2");
  }
}
