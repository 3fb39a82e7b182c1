package io.ner4j.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured: printed as it comes, the claims once more at the end. For one thread. */
public final class Report {

  private final List<Point> points = new ArrayList<>();
  private final List<String> ratios = new ArrayList<>();

  /** Prints a line; numbers have points, wherever the machine stands. */
  public void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  public void point(String chart, String series, double x, double y) {
    points.add(new Point(chart, series, x, y));
  }

  public List<Point> points() {
    return List.copyOf(points);
  }

  /** Notes a claim, whether it is kept or not. */
  public void ratio(String name, double value, String wanted) {
    line("    %-52s %8.3f   wanted %s", name, value, wanted);
    ratios.add(String.format(Locale.ROOT, "ratio %s %.3f", name, value));
  }

  public void end() {
    System.out.println();
    ratios.forEach(System.out::println);
  }

  /** Adds the points to a file. */
  public void write(Path file) throws IOException {
    Files.write(
        file,
        points.stream().map(Point::line).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
