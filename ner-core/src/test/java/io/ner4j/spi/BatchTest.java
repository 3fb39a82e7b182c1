package io.ner4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void fillsShortRowsUpAtTheRight() {
    Batch batch = Batch.of(List.of(new int[] {1, 2}, new int[] {3, 4, 5}, new int[] {6}), 99);
    assertThat(batch.rows()).isEqualTo(3);
    assertThat(batch.columns()).isEqualTo(3);
    assertThat(List.of(batch.length(0), batch.length(1), batch.length(2))).containsExactly(2, 3, 1);
    assertThat(cells(batch)).containsExactly(1, 2, 99, 3, 4, 5, 6, 99, 99);
  }

  private static List<Integer> cells(Batch batch) {
    List<Integer> cells = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < batch.columns(); column++) {
        cells.add(batch.id(row, column));
      }
    }
    return cells;
  }

  @Test
  void doesNotChangeWithTheArraysGiven() {
    int[] sequence = {1, 2};
    List<int[]> sequences = new ArrayList<>(List.of(sequence));
    Batch batch = Batch.of(sequences, 0);
    sequence[0] = 7;
    sequences.add(new int[] {3});
    assertThat(batch.rows()).isEqualTo(1);
    assertThat(batch.id(0, 0)).isEqualTo(1);
  }

  @Test
  void noSequenceIsRefused() {
    assertThatThrownBy(() -> Batch.of(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch needs at least one sequence, but got none");
  }

  @Test
  void anEmptySequenceIsRefusedByItsNumber() {
    assertThatThrownBy(() -> Batch.of(List.of(new int[] {1}, new int[0]), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch needs sequences of at least one token, but sequence 1 is empty");
  }

  @Test
  void aRowBeyondTheLastIsRefused() {
    Batch batch = Batch.of(List.of(new int[] {1}), 0);
    assertThatThrownBy(() -> batch.length(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.id(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
