package io.ner4j.benchmarks.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of many measurements. */
public final class Statistics {

  private Statistics() {}

  /**
   * The middle value, or the mean of the two in the middle.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static double median(List<Double> values) {
    List<Double> sorted = sorted(values);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * The smallest value that a share of all do not exceed.
   *
   * @param share 0 to 1
   * @throws IllegalArgumentException if there is no value
   */
  public static double quantile(List<Double> values, double share) {
    List<Double> sorted = sorted(values);
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  /**
   * Divides what was measured side by side, pair by pair.
   *
   * @throws IllegalArgumentException if there are not as many of both
   */
  public static List<Double> ratios(List<Double> above, List<Double> below) {
    if (above.size() != below.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected pairs, but found %d and %d values",
              above.size(),
              below.size()));
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      ratios.add(above.get(i) / below.get(i));
    }
    return ratios;
  }

  /**
   * How much y grows with each unit of x, by least squares.
   *
   * @throws IllegalArgumentException if there are fewer than two points
   */
  public static double slope(List<Double> x, List<Double> y) {
    if (x.size() != y.size() || x.size() < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected at least two points, but found %d and %d coordinates",
              x.size(),
              y.size()));
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double above = 0;
    double below = 0;
    for (int i = 0; i < x.size(); i++) {
      above += (x.get(i) - meanX) * (y.get(i) - meanY);
      below += (x.get(i) - meanX) * (x.get(i) - meanX);
    }
    return above / below;
  }

  public static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static List<Double> sorted(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("expected at least one value, but found none");
    }
    return values.stream().sorted().toList();
  }
}
