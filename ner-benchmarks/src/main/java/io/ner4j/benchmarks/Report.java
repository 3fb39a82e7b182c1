package io.ner4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured: printed as it comes, the claims once more at the end. For one thread. */
final class Report {

  private final List<Point> points = new ArrayList<>();
  private final List<String> ratios = new ArrayList<>();

  /** Prints a line; numbers have points, wherever the machine stands. */
  void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  void point(String chart, String series, double x, double y) {
    points.add(new Point(chart, series, x, y));
  }

  List<Point> points() {
    return List.copyOf(points);
  }

  /** Notes a claim, whether it is kept or not. */
  void ratio(String name, double value, String wanted) {
    line("    %-52s %8.3f   wanted %s", name, value, wanted);
    ratios.add(String.format(Locale.ROOT, "ratio %s %.3f", name, value));
  }

  void end() {
    System.out.println();
    ratios.forEach(System.out::println);
  }

  /** Adds the points to a file. */
  void write(Path file) throws IOException {
    Files.write(
        file,
        points.stream().map(Point::line).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
