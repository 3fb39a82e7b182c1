package io.ner4j.benchmarks.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void medianIsTheMiddleOrBetweenTheTwo() {
    assertThat(Statistics.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
    assertThat(Statistics.median(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
    assertThat(Statistics.median(List.of(7.0))).isEqualTo(7);
  }

  @Test
  void quantileIsTheSmallestThatSoManyDoNotExceed() {
    List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    assertThat(Statistics.quantile(hundred, 0.5)).isEqualTo(50);
    assertThat(Statistics.quantile(hundred, 0.99)).isEqualTo(99);
    assertThat(Statistics.quantile(hundred, 1)).isEqualTo(100);
    assertThat(Statistics.quantile(hundred, 0)).isEqualTo(1);
    assertThat(Statistics.quantile(List.of(3.0, 1.0, 2.0), 0.5)).isEqualTo(2);
  }

  @Test
  void ratiosArePairByPair() {
    assertThat(Statistics.ratios(List.of(6.0, 1.0), List.of(3.0, 4.0))).containsExactly(2.0, 0.25);
    assertThatThrownBy(() -> Statistics.ratios(List.of(1.0), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected pairs, but found 1 and 0 values");
  }

  @Test
  void slopeIsThatOfTheLineNearestToAllPoints() {
    assertThat(Statistics.slope(List.of(0.0, 1.0, 2.0), List.of(5.0, 7.0, 9.0)))
        .isCloseTo(2, within(1e-12));
    // By hand: means 1.5 and 4, sums of products 5.5 - 0.5 = 5 and of squares 5.
    assertThat(Statistics.slope(List.of(0.0, 1.0, 2.0, 3.0), List.of(2.0, 4.0, 5.0, 5.0)))
        .isCloseTo(1, within(1e-12));
    assertThatThrownBy(() -> Statistics.slope(List.of(1.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingHasNoMedian() {
    assertThatThrownBy(() -> Statistics.median(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one value, but found none");
  }
}
