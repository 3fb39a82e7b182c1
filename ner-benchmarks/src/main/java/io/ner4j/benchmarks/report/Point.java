package io.ner4j.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A point of a chart.
 *
 * @param chart which
 * @param series whose
 * @param x position
 * @param y what was measured there
 */
public record Point(String chart, String series, double x, double y) {

  /** The point as a line of a CSV file. */
  public String line() {
    return String.format(Locale.ROOT, "%s,%s,%s,%s", chart, series, x, y);
  }

  /**
   * Reads what {@link #line} wrote.
   *
   * @throws IllegalArgumentException if the line is of another kind
   */
  static Point of(String line) {
    List<String> fields = List.of(line.split(",", -1));
    if (fields.size() != 4) {
      throw new IllegalArgumentException("expected chart,series,x,y but found " + line);
    }
    return new Point(
        fields.get(0),
        fields.get(1),
        Double.parseDouble(fields.get(2)),
        Double.parseDouble(fields.get(3)));
  }
}
