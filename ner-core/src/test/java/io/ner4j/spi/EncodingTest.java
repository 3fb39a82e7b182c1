package io.ner4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

  @Test
  void keepsTokensInOrder() {
    Encoding encoding =
        Encoding.builder().special(101).token(7, 0, 3, 0).token(8, 3, 5, 0).special(102).build();
    assertThat(encoding.size()).isEqualTo(4);
    assertToken(encoding, 0, 101, 0, 0, Encoding.NO_WORD);
    assertToken(encoding, 1, 7, 0, 3, 0);
    assertToken(encoding, 2, 8, 3, 5, 0);
    assertToken(encoding, 3, 102, 0, 0, Encoding.NO_WORD);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 64, 65, 1000})
  void takesAnyNumberOfTokens(int size) {
    Encoding.Builder builder = Encoding.builder();
    for (int token = 0; token < size; token++) {
      builder.token(1000 + token, 2 * token, 2 * token + 1, token / 2);
    }
    Encoding encoding = builder.build();
    assertThat(encoding.size()).isEqualTo(size);
    for (int token = 0; token < size; token++) {
      assertToken(encoding, token, 1000 + token, 2 * token, 2 * token + 1, token / 2);
    }
  }

  private static void assertToken(
      Encoding encoding, int token, int id, int start, int end, int word) {
    assertThat(encoding.id(token)).as("id of %d", token).isEqualTo(id);
    assertThat(encoding.start(token)).as("start of %d", token).isEqualTo(start);
    assertThat(encoding.end(token)).as("end of %d", token).isEqualTo(end);
    assertThat(encoding.word(token)).as("word of %d", token).isEqualTo(word);
    assertThat(encoding.special(token)).as("special %d", token).isEqualTo(word < 0);
  }

  @Test
  void isNotChangedByItsBuilder() {
    Encoding.Builder builder = Encoding.builder().token(1, 0, 1, 0);
    Encoding first = builder.build();
    Encoding second = builder.token(2, 1, 2, 1).build();
    assertThat(first.size()).isEqualTo(1);
    assertThat(second.size()).isEqualTo(2);
  }

  @Test
  void aTokenMayStandForNoText() {
    Encoding encoding = Encoding.builder().token(5, 4, 4, 0).build();
    assertThat(encoding.start(0)).isEqualTo(encoding.end(0)).isEqualTo(4);
    assertThat(encoding.special(0)).isFalse();
  }

  @Test
  void aBlankIsATokenAsAllOthersButForItsMark() {
    Encoding encoding = Encoding.builder().special(1).blank(2, 0, 1, 0).token(3, 0, 4, 1).build();
    assertToken(encoding, 1, 2, 0, 1, 0);
    assertThat(encoding.blank(1)).isTrue();
    assertThat(encoding.blank(0) || encoding.blank(2)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, 2, 0", "3, 2, 0", "0, 1, -1"})
  void offsetsAndWordsOutOfRangeAreRefused(int start, int end, int word) {
    Encoding.Builder builder = Encoding.builder();
    assertThatThrownBy(() -> builder.token(1, start, end, word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a token needs 0 <= start <= end and word >= 0, but start is %d, end %d, word %d",
            start, end, word);
    assertThat(builder.build().size()).as("nothing was added").isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, 32})
  void aTokenBeyondTheLastIsRefused(int token) {
    Encoding encoding = Encoding.builder().special(1).special(2).build();
    assertThatThrownBy(() -> encoding.id(token)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoding.start(token)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoding.end(token)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoding.word(token)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoding.blank(token)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> encoding.special(token)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
