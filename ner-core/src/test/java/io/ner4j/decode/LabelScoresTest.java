package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelScoresTest {

  @Test
  void isAMatrixOfPositionsAndLabels() {
    LabelScores scores = LabelScores.of(new float[] {0, 1, 2, 3, 4, 5}, 3);
    assertThat(scores.size()).isEqualTo(2);
    assertThat(scores.labels()).isEqualTo(3);
    for (int position = 0; position < 2; position++) {
      for (int label = 0; label < 3; label++) {
        assertThat(scores.score(position, label)).isEqualTo(3 * position + label);
      }
    }
  }

  @Test
  void mayHoldNoPositions() {
    LabelScores scores = LabelScores.of(new float[0], 3);
    assertThat(scores.size()).isZero();
    assertThat(scores.labels()).isEqualTo(3);
  }

  @Test
  void bestIsTheFirstOfTheHighest() {
    LabelScores scores =
        LabelScores.of(new float[] {0.1f, 0.2f, 0.7f, 0.4f, 0.4f, 0.2f, 0.2f, 0.4f, 0.4f}, 3);
    assertThat(scores.best(0)).isEqualTo(2);
    assertThat(scores.best(1)).isEqualTo(0);
    assertThat(scores.best(2)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "1, 2", "4, 0", "4, -2"})
  void anArrayOfAnotherShapeIsRefused(int length, int labels) {
    assertThatThrownBy(() -> LabelScores.of(new float[length], labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scores need a multiple of " + labels + " labels, but there are " + length);
  }

  @Test
  void aPositionBeyondTheLastIsRefused() {
    LabelScores scores = LabelScores.of(new float[6], 3);
    assertThatThrownBy(() -> scores.score(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> scores.best(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
