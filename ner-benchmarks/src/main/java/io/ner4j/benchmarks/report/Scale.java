package io.ner4j.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings values to positions between 0 and 1, and knows where to draw the grid.
 *
 * @param low what lies at 0
 * @param high what lies at 1
 * @param logarithmic whether equal steps are equal ratios
 */
record Scale(double low, double high, boolean logarithmic) {

  private static final int MAX_STEPS = 6;

  /** A scale from nothing to the largest value. */
  static Scale linear(List<Double> values) {
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new Scale(0, high * 1.05, false);
  }

  /** A scale from the smallest to the largest value. */
  static Scale logarithmic(List<Double> values) {
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new Scale(low * 0.85, high * 1.15, true);
  }

  double at(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** Round values to mark. */
  List<Double> marks() {
    return logarithmic ? powers() : steps();
  }

  private List<Double> powers() {
    List<Double> marks = new ArrayList<>();
    for (double mark = Math.pow(2, Math.ceil(Math.log(low) / Math.log(2)));
        mark <= high;
        mark *= 2) {
      marks.add(mark);
    }
    return marks;
  }

  private List<Double> steps() {
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / MAX_STEPS)));
    for (double factor : new double[] {1, 2, 5, 10}) {
      if ((high - low) / (step * factor) <= MAX_STEPS) {
        step *= factor;
        break;
      }
    }
    List<Double> marks = new ArrayList<>();
    for (double mark = low; mark <= high; mark += step) {
      marks.add(mark);
    }
    return marks;
  }
}
