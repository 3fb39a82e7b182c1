package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.spi.Batch;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttentionRowsTest {

  private static Batch batch(int... lengths) {
    return Batch.of(Arrays.stream(lengths).mapToObj(int[]::new).toList(), 0);
  }

  @Test
  void shortSequencesShareARow() {
    AttentionRows rows = AttentionRows.of(batch(4, 10, 3, 6, 7));
    assertThat(rows.columns()).isEqualTo(10);
    assertThat(rows.count()).isEqualTo(3);
    assertThat(new int[] {rows.row(1), rows.start(1)}).containsExactly(0, 0);
    assertThat(new int[] {rows.row(4), rows.start(4)}).containsExactly(1, 0);
    assertThat(new int[] {rows.row(3), rows.start(3)}).containsExactly(2, 0);
    assertThat(new int[] {rows.row(0), rows.start(0)}).containsExactly(2, 6);
    assertThat(new int[] {rows.row(2), rows.start(2)}).containsExactly(1, 7);
  }

  @Test
  void sequencesOfOneLengthHaveARowEach() {
    AttentionRows rows = AttentionRows.of(batch(5, 5, 5));
    assertThat(rows.count()).isEqualTo(3);
    assertThat(rows.row(0)).isNotEqualTo(rows.row(1));
    assertThat(AttentionRows.of(batch(1)).count()).isEqualTo(1);
  }

  @Test
  void noTwoSequencesLieAtOnePlaceAndFewPlacesAreLeftOver() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int[] lengths = random.ints(1 + random.nextInt(60), 1, 2 + random.nextInt(128)).toArray();
      AttentionRows rows = AttentionRows.of(batch(lengths));
      int[][] taken = new int[rows.count()][rows.columns()];
      for (int sequence = 0; sequence < lengths.length; sequence++) {
        for (int i = 0; i < lengths[sequence]; i++) {
          taken[rows.row(sequence)][rows.start(sequence) + i]++;
        }
      }
      String name = "seed " + seed + ", " + Arrays.toString(lengths);
      assertThat(Arrays.stream(taken).flatMapToInt(Arrays::stream).max()).as(name).hasValue(1);
      int tokens = Arrays.stream(lengths).sum();
      int longest = Arrays.stream(lengths).max().orElseThrow();
      assertThat(rows.columns()).as(name).isEqualTo(longest);
      // No packing takes fewer rows than that, and this one takes at most 3/2 of the best.
      int fewest = (tokens + longest - 1) / longest;
      assertThat(rows.count()).as(name).isBetween(fewest, lengths.length);
      long tall = Arrays.stream(lengths).filter(length -> 2 * length > longest).count();
      assertThat(2L * rows.count()).as(name).isLessThanOrEqualTo(3 * Math.max(fewest, tall) + 2);
    }
  }
}
