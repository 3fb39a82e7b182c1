package io.ner4j.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftmaxTest {

  @Test
  void probabilitiesAreThoseOfTheFormula() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int labels = 1 + random.nextInt(12);
      float[] rows = new float[labels * random.nextInt(6)];
      float scale = (float) Math.pow(10, random.nextInt(5) - 2);
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (float) random.nextGaussian() * scale;
      }
      float[] logits = rows.clone();
      Softmax.apply(rows, labels);
      for (int i = 0; i < rows.length; i++) {
        assertThat((double) rows[i])
            .as("seed " + seed + ", value " + i)
            .isCloseTo(naive(logits, i - i % labels, labels, i), within(1e-6));
      }
    }
  }

  /** The share of one value, each term of the sum being taken relative to that value. */
  private static double naive(float[] logits, int row, int labels, int index) {
    double sum = 0;
    for (int i = row; i < row + labels; i++) {
      sum += Math.exp((double) logits[i] - (double) logits[index]);
    }
    return 1 / sum;
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    float[] rows = {Float.MAX_VALUE, -Float.MAX_VALUE, 0, -1e30f, -1e30f, -1e30f};
    Softmax.apply(rows, 3);
    assertThat(rows).containsExactly(1, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f);
  }

  @Test
  void aLabelRuledOutByMinusInfinityHasNoProbability() {
    float[] rows = {1, Float.NEGATIVE_INFINITY, 1};
    Softmax.apply(rows, 3);
    assertThat(rows).containsExactly(0.5f, 0, 0.5f);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 0, 0",
    "0, NaN, 0",
    "0, 0, NaN",
    "NaN, NaN, NaN",
    "Infinity, 0, 0",
    "0, 0, Infinity",
    "Infinity, -Infinity, 0",
    "-Infinity, -Infinity, -Infinity",
  })
  void whatIsNoDistributionIsRefused(float a, float b, float c) {
    float[] rows = {1, 2, 3, a, b, c, 4, 5, 6};
    assertThatThrownBy(() -> Softmax.apply(rows, 3))
        .as(Arrays.toString(rows))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("those of token 1 are not");
  }
}
