package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientDecoderTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          O alone is no entity                | IOB2  | O O             | nothing
          a single B                          | IOB2  | B-X             | X 0-1
          B and I are one entity              | IOB2  | O B-X I-X O     | X 1-3
          I after O opens                     | IOB2  | O I-X I-X       | X 1-3
          I at the start opens                | IOB2  | I-X O I-X       | X 0-1, X 2-3
          I of another type after B splits    | IOB2  | B-X I-Y         | X 0-1, Y 1-2
          I of another type after I splits    | IOB2  | B-X I-X I-Y     | X 0-2, Y 2-3
          B after B splits                    | IOB2  | B-X B-X         | X 0-1, X 1-2
          B after I splits                    | IOB2  | B-X I-X B-X     | X 0-2, X 2-3
          B after an I that opened splits     | IOB2  | O I-X B-X       | X 1-2, X 2-3
          O parts two of a type               | IOB2  | B-X O I-X       | X 0-1, X 2-3
          IOB1 I after O opens                | IOB1  | O I-X I-X       | X 1-3
          IOB1 B parts neighbours of a type   | IOB1  | I-X B-X I-X     | X 0-1, X 1-3
          IOB1 type parts neighbours          | IOB1  | I-X I-Y         | X 0-1, Y 1-2
          IOB1 B after O opens                | IOB1  | O B-X I-X       | X 1-3
          IOB1 B of another type opens        | IOB1  | I-X B-Y         | X 0-1, Y 1-2
          IO neighbours of a type merge       | IO    | X X O X         | X 0-2, X 3-4
          IO type parts neighbours            | IO    | X Y             | X 0-1, Y 1-2
          BIOES S is whole                    | BIOES | O S-X O         | X 1-2
          BIOES S after S splits              | BIOES | S-X S-X         | X 0-1, X 1-2
          BIOES B I E is one entity           | BIOES | B-X I-X E-X     | X 0-3
          BIOES B after E opens               | BIOES | B-X E-X B-X E-X | X 0-2, X 2-4
          BIOES I after S opens               | BIOES | S-X I-X         | X 0-1, X 1-2
          BIOES E after S opens               | BIOES | S-X E-X         | X 0-1, X 1-2
          BIOES E after O is an entity        | BIOES | O E-X           | X 1-2
          BIOES I and E after O are one       | BIOES | O I-X E-X       | X 1-3
          BIOES B without E ends at O         | BIOES | B-X O           | X 0-1
          BIOES B I without E ends at O       | BIOES | B-X I-X O       | X 0-2
          BIOES E of another type splits      | BIOES | B-X E-Y         | X 0-1, Y 1-2
          BIOES I of another type splits      | BIOES | B-X I-Y E-Y     | X 0-1, Y 1-3
          BIOES I after E opens               | BIOES | B-X E-X I-X     | X 0-2, X 2-3
          BIOES E after E opens               | BIOES | B-X E-X E-X     | X 0-2, X 2-3
          BIOES S after B splits              | BIOES | B-X S-X         | X 0-1, X 1-2
          BIOES S after I splits              | BIOES | O I-X S-X       | X 1-2, X 2-3
          BIOES B after B splits              | BIOES | B-X B-X E-X     | X 0-1, X 1-3
          BILOU U is whole                    | BILOU | U-X U-X         | X 0-1, X 1-2
          BILOU B I L is one entity           | BILOU | B-X I-X L-X     | X 0-3
          BILOU L after U opens               | BILOU | U-X L-X         | X 0-1, X 1-2
          BILOU B without L ends at O         | BILOU | B-X O           | X 0-1
          """)
  void readsEverySequence(String name, Grammar grammar, String sequence, String spans) {
    LabelSet labels = grammar.labelSet();
    List<TokenSpan> found =
        BioDecoder.lenient(labels).decode(Spelled.scores(labels, Spelled.list(sequence)));
    assertThat(Spelled.spans(found)).as(name).isEqualTo(spans);
  }

  @Test
  void setToIoBeginAndInsideAreOneLabel() {
    LabelSet labels = LabelSet.of(List.of("O", "B-X", "I-X"), TagScheme.IO);
    List<TokenSpan> found =
        BioDecoder.lenient(labels).decode(Spelled.scores(labels, List.of("B-X", "B-X", "I-X")));
    assertThat(Spelled.spans(found)).isEqualTo("X 0-3");
  }

  @Test
  void noPositionsGiveNoSpans() {
    LabelSet labels = Grammar.IOB2.labelSet();
    assertThat(BioDecoder.lenient(labels).decode(LabelScores.of(new float[0], labels.size())))
        .isEmpty();
  }

  @Test
  void scoreIsTheMeanProbabilityOfTheLabelsChosen() {
    LabelSet labels = LabelSet.of(List.of("O", "B-X", "I-X"));
    float[] values = {0.1f, 0.7f, 0.2f, 0.05f, 0.05f, 0.9f, 0.3f, 0.1f, 0.6f, 0.8f, 0.1f, 0.1f};
    List<TokenSpan> found = BioDecoder.lenient(labels).decode(LabelScores.of(values, 3));
    assertThat(Spelled.spans(found)).isEqualTo("X 0-3");
    assertThat(found.get(0).score()).isCloseTo((0.7 + 0.9 + 0.6) / 3, within(1e-7));
  }

  @Test
  void ofEquallyLikelyLabelsTheFirstCounts() {
    LabelSet labels = LabelSet.of(List.of("B-X", "O", "I-X"));
    float[] values = {0.4f, 0.4f, 0.2f};
    List<TokenSpan> found = BioDecoder.lenient(labels).decode(LabelScores.of(values, 3));
    assertThat(Spelled.spans(found)).isEqualTo("X 0-1");
  }

  @Test
  void scoresOfAnotherLabelSetAreRefused() {
    BioDecoder decoder = BioDecoder.lenient(LabelSet.of(List.of("O", "B-X", "I-X")));
    assertThatThrownBy(() -> decoder.decode(LabelScores.of(new float[8], 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the decoder knows 3 labels [O, B-X, I-X], but the scores have 4");
  }

  @Test
  void equalsTransformersGroupEntities() {
    List<String> names = List.of("O", "B-X", "I-X", "B-GPE-LOC", "I-GPE-LOC", "I-Y");
    LabelSet labels = LabelSet.of(names, TagScheme.IOB2);
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int positions = random.nextInt(12);
      float[] values = Spelled.probabilities(random, positions, names.size(), 0.1);
      List<TokenSpan> found =
          BioDecoder.lenient(labels).decode(LabelScores.of(values, names.size()));
      List<TokenSpan> expected = groupEntities(names, values);
      assertThat(Spelled.spans(found)).as("seed %d", seed).isEqualTo(Spelled.spans(expected));
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).score())
            .as("score %d, seed %d", i, seed)
            .isCloseTo(expected.get(i).score(), within(1e-7));
      }
    }
  }

  /** One token of transformers: what get_tag makes of its best label, and that label's score. */
  private record Token(boolean begins, String type, double score) {}

  /** A new group unless the type stays and the label is no B-; groups of O are dropped. */
  private static List<TokenSpan> groupEntities(List<String> names, float[] values) {
    List<List<Token>> groups = new ArrayList<>();
    String last = "";
    for (int row = 0; row < values.length; row += names.size()) {
      int best = row;
      for (int cell = row; cell < row + names.size(); cell++) {
        best = values[cell] > values[best] ? cell : best;
      }
      String name = names.get(best - row);
      String type = name.startsWith("B-") || name.startsWith("I-") ? name.substring(2) : name;
      Token token = new Token(name.startsWith("B-"), type, values[best]);
      if (token.begins || !type.equals(last)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(token);
      last = type;
    }
    List<TokenSpan> spans = new ArrayList<>();
    int from = 0;
    for (List<Token> group : groups) {
      String type = group.get(0).type;
      double score = group.stream().mapToDouble(Token::score).average().orElseThrow();
      if (!type.equals("O")) {
        spans.add(new TokenSpan(type, from, from + group.size(), score));
      }
      from += group.size();
    }
    return spans;
  }
}
