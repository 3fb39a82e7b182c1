package io.ner4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogitsTest {

  private static final int ROWS = 2;
  private static final int COLUMNS = 4;
  private static final int LABELS = 3;

  @Test
  void tellsItsShape() {
    Logits logits = numbered();
    assertThat(logits.rows()).isEqualTo(ROWS);
    assertThat(logits.columns()).isEqualTo(COLUMNS);
    assertThat(logits.labels()).isEqualTo(LABELS);
  }

  @Test
  void copiesTheTokensAskedFor() {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column <= COLUMNS; column++) {
        for (int count = 0; column + count <= COLUMNS; count++) {
          float[] copy = numbered().copy(row, column, count);
          assertThat(copy).hasSize(count * LABELS);
          for (int i = 0; i < copy.length; i++) {
            int expected = 100 * row + 10 * (column + i / LABELS) + i % LABELS;
            assertThat(copy[i]).as("%d of %d %d %d", i, row, column, count).isEqualTo(expected);
          }
        }
      }
    }
  }

  /** Each value's digits are its row, column and label. */
  private static Logits numbered() {
    float[] values = new float[ROWS * COLUMNS * LABELS];
    int next = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        for (int label = 0; label < LABELS; label++) {
          values[next++] = 100 * row + 10 * column + label;
        }
      }
    }
    return Logits.of(values, ROWS, COLUMNS, LABELS);
  }

  @Test
  void aCopyIsTheCallersOwn() {
    Logits logits = numbered();
    logits.copy(0, 0, 1)[0] = 42;
    assertThat(logits.copy(0, 0, 1)[0]).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 1",
    "-1, 0, 1",
    "0, -1, 1",
    "0, 0, 5",
    "0, 3, 2",
    "0, 5, 0",
    "0, 1, -1",
    "0, 1, 2147483647"
  })
  void tokensBeyondTheRowAreRefused(int row, int column, int count) {
    assertThatThrownBy(() -> numbered().copy(row, column, count))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "23, 2, 4, 3, 24",
    "0, 1, 1, 1, 1",
    "4, 65536, 65536, 1, 4294967296",
    "0, 65536, 65536, 1, 4294967296"
  })
  void anArrayOfAnotherShapeIsRefused(int length, int rows, int columns, int labels, long needed) {
    assertThatThrownBy(() -> Logits.of(new float[length], rows, columns, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "logits of shape [%d, %d, %d] need %d values, but got %d",
            rows, columns, labels, needed, length);
  }

  @ParameterizedTest
  @CsvSource({"-2, -4, 3", "-2, 4, -3", "2, -4, -3"})
  void aNegativeShapeIsRefused(int rows, int columns, int labels) {
    assertThatThrownBy(() -> Logits.of(new float[24], rows, columns, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[%d, %d, %d]", rows, columns, labels);
  }
}
