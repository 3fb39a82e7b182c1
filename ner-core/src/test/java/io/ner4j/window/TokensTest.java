package io.ner4j.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.FakeTokenizer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

  private static final String FIRST = "one three";
  private static final String SECOND = " seven";

  private static Tokens tokens(@Nullable WordIndex words) {
    Tokens tokens = new Tokens(words, Borders.NONE);
    tokens.add(FakeTokenizer.encode(FIRST), 0, FIRST.length());
    tokens.add(FakeTokenizer.encode("  "), FIRST.length(), 2);
    tokens.add(FakeTokenizer.encode(SECOND), FIRST.length() + 2, SECOND.length());
    return tokens;
  }

  @Test
  void tokensOfSegmentsAreThoseOfTheText() {
    Tokens tokens = tokens(null);
    String text = FIRST + "  " + SECOND;
    List<String> pieces = List.of("one", "thre", "e", "seve", "n");
    for (int dropped = 0; dropped < 4; dropped++) {
      tokens.dropBefore(dropped);
      assertThat(tokens.end()).isEqualTo(5);
      for (int token = dropped; token < 5; token++) {
        assertThat(text.substring(tokens.start(token), tokens.end(token)))
            .isEqualTo(pieces.get(token));
        assertThat(tokens.word(token)).isEqualTo(List.of(0, 1, 1, 2, 2).get(token));
      }
      assertThat(tokens.ids(dropped, 5))
          .containsExactly(
              pieces.subList(dropped, 5).stream()
                  .mapToInt(p -> FakeTokenizer.id(p, 0, p.length() == 1))
                  .toArray());
      for (int token = dropped + 1; token < 5; token++) {
        assertThat(tokens.startsWord(token)).isEqualTo(token == 1 || token == 3);
      }
    }
  }

  @Test
  void segmentsOfOneWordEachAreDifferentWords() {
    Tokens tokens = new Tokens(null, Borders.NONE);
    tokens.add(FakeTokenizer.encode("abcd"), 0, 4);
    tokens.add(FakeTokenizer.encode("efgh"), 4, 4);
    assertThat(tokens.startsWord(0)).isTrue();
    assertThat(tokens.startsWord(1)).isTrue();
  }

  @Test
  void theCallersWordsGoBeforeTheTokenizers() {
    Tokens tokens = tokens(WordIndex.of(List.of("one three", "", "seven")));
    assertThat(IntStream.range(0, 5).map(tokens::word)).containsExactly(0, 0, 0, 2, 2);
    assertThat(tokens.startsWord(1)).isFalse();
    assertThat(tokens.startsWord(3)).isTrue();
  }

  /** The text is {@code "ab cd e"}; a blank word lies at 3. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "1, 2, 0",
    "0, 2, 0",
    // Some tokenizers make a token begin with the space before.
    "3, 6, 2",
    "3, 5, 2",
    "6, 8, 3",
    // A space by itself, and a token without characters.
    "2, 3, 0",
    "3, 4, 1",
    "4, 4, 2",
    "7, 7, 3",
    "0, 0, 0",
  })
  void aTokenBelongsToTheWordOfItsLastCharacter(int start, int end, int word) {
    WordIndex index = WordIndex.of(List.of("ab", "", "cd", "e"));
    assertThat(index.text()).isEqualTo("ab  cd e");
    assertThat(index.word(start, end)).isEqualTo(word);
  }
}
