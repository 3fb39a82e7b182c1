package io.ner4j.benchmarks.report;

import io.ner4j.benchmarks.report.Svg.Anchor;
import io.ner4j.benchmarks.report.Svg.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart of a picture.
 *
 * @param title what it shows, with the units
 * @param points what was measured
 * @param corner where its upper left corner lies
 */
record Chart(String title, List<Point> points, Place corner) {

  static final int WIDTH = 520;
  static final int HEIGHT = 330;

  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int INNER_WIDTH = 320;
  private static final int INNER_HEIGHT = 240;
  private static final int BAR_LEFT = 210;
  private static final List<String> COLOURS =
      List.of("#0b6e4f", "#c8553d", "#3d5a98", "#8a6d3b", "#7b4b94", "#444");

  /** Draws a line for each series. */
  void lines(Svg svg, boolean logX, boolean logY) {
    title(svg);
    Scale x = scale(points.stream().map(Point::x).toList(), logX);
    Scale y = scale(points.stream().map(Point::y).toList(), logY);
    for (double mark : x.marks()) {
      double at = left() + INNER_WIDTH * x.at(mark);
      svg.line(new Place(at, top()), new Place(at, bottom()), "grid");
      svg.text(new Place(at, bottom() + 18), Anchor.MIDDLE, "mark", number(mark));
    }
    for (double mark : y.marks()) {
      double at = bottom() - INNER_HEIGHT * y.at(mark);
      svg.line(new Place(left(), at), new Place(left() + INNER_WIDTH, at), "grid");
      svg.text(new Place(left() - 6, at + 4), Anchor.END, "mark", number(mark));
    }
    Map<String, List<Point>> series = new LinkedHashMap<>();
    points.forEach(
        point -> series.computeIfAbsent(point.series(), name -> new ArrayList<>()).add(point));
    int index = 0;
    for (Map.Entry<String, List<Point>> entry : series.entrySet()) {
      String colour = COLOURS.get(index % COLOURS.size());
      List<Place> places =
          entry.getValue().stream()
              .map(
                  point ->
                      new Place(
                          left() + INNER_WIDTH * x.at(point.x()),
                          bottom() - INNER_HEIGHT * y.at(point.y())))
              .toList();
      svg.path(places, colour, entry.getKey().endsWith("p99"));
      if (places.size() < 10) {
        places.forEach(place -> svg.dot(place, colour));
      }
      double legend = top() + 12 + 20 * index++;
      svg.dot(new Place(left() + INNER_WIDTH + 16, legend - 4), colour);
      svg.text(
          new Place(left() + INNER_WIDTH + 24, legend), Anchor.START, "legend", entry.getKey());
    }
  }

  private static Scale scale(List<Double> values, boolean logarithmic) {
    return logarithmic ? Scale.logarithmic(values) : Scale.linear(values);
  }

  /** Draws a bar for each point. */
  void bars(Svg svg) {
    title(svg);
    Scale scale = Scale.linear(points.stream().map(Point::y).toList());
    double step = (double) INNER_HEIGHT / points.size();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double y = top() + step * i;
      double x = corner.x() + BAR_LEFT;
      double length = (WIDTH - BAR_LEFT - 70) * scale.at(point.y());
      double middle = y + step * 0.4 + 4;
      svg.bar(new Place(x, y), length, step * 0.8, COLOURS.get(i == 0 ? 0 : 2));
      svg.text(new Place(x - 6, middle), Anchor.END, "mark", point.series());
      svg.text(
          new Place(x + length + 6, middle), Anchor.START, "mark", number(Math.rint(point.y())));
    }
  }

  private void title(Svg svg) {
    svg.text(new Place(corner.x() + 14, corner.y() + 24), Anchor.START, "title", title);
  }

  private double left() {
    return corner.x() + LEFT;
  }

  private double top() {
    return corner.y() + TOP;
  }

  private double bottom() {
    return top() + INNER_HEIGHT;
  }

  private static String number(double value) {
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
