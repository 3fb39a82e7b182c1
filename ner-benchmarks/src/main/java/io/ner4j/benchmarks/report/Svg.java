package io.ner4j.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Writes an SVG image element by element. For one thread. */
final class Svg {

  /** Where a text is held. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder elements = new StringBuilder();

  /** A place on the image. */
  record Place(double x, double y) {}

  void text(Place at, Anchor anchor, String style, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
        at.x, at.y, anchor.name().toLowerCase(Locale.ROOT), style, escaped(text));
  }

  void line(Place from, Place to, String style) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>",
        from.x, from.y, to.x, to.y, style);
  }

  void path(List<Place> places, String colour, boolean dashed) {
    StringBuilder points = new StringBuilder();
    for (Place place : places) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", place.x, place.y));
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>",
        points.toString().strip(), colour, dashed ? " stroke-dasharray=\"5 4\"" : "");
  }

  void dot(Place at, String colour) {
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", at.x, at.y, colour);
  }

  void bar(Place corner, double width, double height, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        corner.x, corner.y, width, height, colour);
  }

  private void add(String format, Object... values) {
    elements.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The whole image. */
  String image(int width, int height) {
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="sans-serif">
        <style>text{fill:#222;font-size:12px}.title{font-size:15px;font-weight:bold}.grid{stroke:#ddd}.axis{stroke:#888}</style>
        <rect width="100%%" height="100%%" fill="#fff"/>
        %s</svg>
        """,
        width,
        height,
        width,
        height,
        elements);
  }
}
