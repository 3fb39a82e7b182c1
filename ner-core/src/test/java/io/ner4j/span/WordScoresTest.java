package io.ner4j.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Aggregation;
import io.ner4j.Windows;
import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TokenSpan;
import io.ner4j.spi.Encoding;
import io.ner4j.window.Borders;
import io.ner4j.window.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordScoresTest {

  /** Words of one, three and two tokens. */
  private static final int[] WORDS = {0, 1, 1, 1, 2, 2};

  private static final float[] ROWS = {
    0.7f, 0.2f, 0.1f,
    // FIRST says label 1, AVERAGE 0, MAX 2.
    0.3f, 0.6f, 0.1f,
    0.7f, 0.2f, 0.1f,
    0.1f, 0.1f, 0.8f,
    // Both tokens are equally sure: MAX takes the first.
    0.1f, 0.5f, 0.4f,
    0.5f, 0.1f, 0.4f,
  };

  @ParameterizedTest
  @CsvSource({
    "FIRST,   0.7, 0.2, 0.1,  0.3, 0.6, 0.1,                0.1, 0.5, 0.4",
    "AVERAGE, 0.7, 0.2, 0.1,  0.3666667, 0.3, 0.3333333,    0.3, 0.3, 0.4",
    "MAX,     0.7, 0.2, 0.1,  0.1, 0.1, 0.8,                0.1, 0.5, 0.4",
  })
  void wordsHaveTheScoresOfTransformers(
      Aggregation aggregation,
      float a,
      float b,
      float c,
      float d,
      float e,
      float f,
      float g,
      float h,
      float i) {
    WordScores words = WordScores.of(Windows.tokens(WORDS), 0, 6, ROWS.clone(), aggregation);
    assertScores(words.scores(), a, b, c, d, e, f, g, h, i);
    TokenSpan last = new TokenSpan("PER", 1, 3, 1);
    assertThat(words.firstToken(last)).isEqualTo(1);
    assertThat(words.lastToken(last)).isEqualTo(5);
    TokenSpan middle = new TokenSpan("PER", 1, 2, 1);
    assertThat(words.firstToken(middle)).isEqualTo(1);
    assertThat(words.lastToken(middle)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "SIMPLE"})
  void withoutWordsTokensKeepTheirScores(Aggregation aggregation) {
    WordScores words = WordScores.of(Windows.tokens(WORDS), 0, 6, ROWS.clone(), aggregation);
    assertScores(words.scores(), ROWS);
    TokenSpan span = new TokenSpan("PER", 2, 5, 1);
    assertThat(words.firstToken(span)).isEqualTo(2);
    assertThat(words.lastToken(span)).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void wordsOfOneTokenKeepTheirScores(Aggregation aggregation) {
    WordScores words =
        WordScores.of(Windows.tokens(0, 1, 2, 3, 4, 5), 0, 6, ROWS.clone(), aggregation);
    assertScores(words.scores(), ROWS);
  }

  @ParameterizedTest
  @EnumSource
  void noTokensMakeNoWords(Aggregation aggregation) {
    assertThat(
            WordScores.of(Windows.tokens(WORDS), 3, 3, new float[0], aggregation).scores().size())
        .isZero();
  }

  @Test
  void wordsGoOnBehindADroppedFront() {
    Tokens tokens = Windows.tokens(WORDS);
    tokens.dropBefore(3);
    float[] rows = new float[9];
    System.arraycopy(ROWS, 9, rows, 0, 9);
    assertThat(tokens.end()).isEqualTo(6);
    assertThat(tokens.start(4)).isEqualTo(8);
    WordScores words = WordScores.of(tokens, 3, 6, rows, Aggregation.FIRST);
    assertScores(words.scores(), 0.1f, 0.1f, 0.8f, 0.1f, 0.5f, 0.4f);
    TokenSpan span = new TokenSpan("PER", 1, 2, 1);
    assertThat(words.firstToken(span)).isEqualTo(4);
    assertThat(words.lastToken(span)).isEqualTo(5);
  }

  @Test
  void aPartOfTheTokensIsJoinedByItself() {
    float[] rows = new float[9];
    System.arraycopy(ROWS, 3, rows, 0, 9);
    WordScores words = WordScores.of(Windows.tokens(WORDS), 1, 4, rows, Aggregation.MAX);
    assertScores(words.scores(), 0.1f, 0.1f, 0.8f);
    assertThat(words.firstToken(new TokenSpan("PER", 0, 1, 1))).isEqualTo(1);
    assertThat(words.lastToken(new TokenSpan("PER", 0, 1, 1))).isEqualTo(3);
  }

  private static void assertScores(LabelScores scores, float... expected) {
    assertThat(scores.labels()).isEqualTo(3);
    assertThat(scores.size() * 3).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(scores.score(i / 3, i % 3)).as("score " + i).isCloseTo(expected[i], within(1e-6f));
    }
  }

  /** SentencePiece gives the blank before a text the place of the first character. */
  @ParameterizedTest
  @CsvSource({"FIRST, 1, 1", "SIMPLE, 2, 0"})
  void aBlankBesideTheWordBehindItIsNoEntityOfItsOwn(
      Aggregation aggregation, int spans, int firstToken) {
    Tokens tokens = new Tokens(null, Borders.NONE);
    tokens.add(
        Encoding.builder().blank(4, 0, 1, 0).token(36, 0, 1, 1).token(23, 1, 2, 2).build(), 0, 2);
    LabelSet labels = LabelSet.of(List.of("O", "B-PER", "I-PER"));
    float[] rows = {0.1f, 0.8f, 0.1f, 0, 1, 0, 0.2f, 0, 0.8f};
    WordScores words = WordScores.of(tokens, 0, 3, rows, aggregation);
    List<TokenSpan> found = words.decode(BioDecoder.lenient(labels), labels, tokens);
    assertThat(found).hasSize(spans);
    assertThat(words.firstToken(found.get(0))).isEqualTo(firstToken);
    assertThat(words.lastToken(found.get(spans - 1))).isEqualTo(2);
  }
}
