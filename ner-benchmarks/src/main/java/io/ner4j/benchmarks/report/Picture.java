package io.ner4j.benchmarks.report;

import io.ner4j.benchmarks.material.Arguments;
import io.ner4j.benchmarks.report.Svg.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws what was measured. */
public final class Picture {

  private static final Set<String> OPTIONS = Set.of("points", "svg");
  private static final int COLUMNS = 2;

  /** What the charts show, by the ends of their names. */
  private static final Map<String, String> TITLES =
      Map.of(
          "latency", "one call: ms by tokens",
          "throughput", "texts/s",
          "callers-rate", "callers at once: texts/s",
          "callers-wait", "callers at once: ms",
          "memory", "resident memory: MB by calls");

  private Picture() {}

  public static void run(List<String> options) throws IOException {
    Arguments arguments = Arguments.parse(options, OPTIONS);
    if (arguments.all("points").isEmpty()) {
      throw new IllegalArgumentException("expected --points FILE, which compare and soak write");
    }
    List<Point> points = new ArrayList<>();
    for (String file : arguments.all("points")) {
      Files.readAllLines(Path.of(file)).stream().map(Point::of).forEach(points::add);
    }
    draw(points, Path.of(arguments.text("svg").orElse("benchmarks.svg")));
  }

  /** Writes an image with a chart for each that there are points of. */
  public static void draw(List<Point> points, Path file) throws IOException {
    Map<String, List<Point>> charts = new LinkedHashMap<>();
    points.forEach(
        point -> charts.computeIfAbsent(point.chart(), name -> new ArrayList<>()).add(point));
    Svg svg = new Svg();
    int index = 0;
    for (Map.Entry<String, List<Point>> entry : charts.entrySet()) {
      int column = index % COLUMNS;
      int row = index / COLUMNS;
      Place corner = new Place(1.0 * Chart.WIDTH * column, 1.0 * Chart.HEIGHT * row);
      index++;
      draw(svg, entry.getKey(), entry.getValue(), corner);
    }
    int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
    Files.writeString(file, svg.image(Chart.WIDTH * COLUMNS, Chart.HEIGHT * rows));
  }

  private static void draw(Svg svg, String name, List<Point> points, Place corner) {
    String kind = name.substring(name.lastIndexOf('/') + 1);
    String model =
        kind.length() == name.length() ? "" : name.substring(0, name.lastIndexOf('/')) + ", ";
    Chart chart = new Chart(model + TITLES.getOrDefault(kind, kind), points, corner);
    switch (kind) {
      case "latency", "callers-wait" -> chart.lines(svg, true, true);
      case "callers-rate" -> chart.lines(svg, true, false);
      case "memory" -> chart.lines(svg, false, false);
      default -> chart.bars(svg);
    }
  }
}
