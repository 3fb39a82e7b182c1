package io.ner4j.cli;

import io.ner4j.zeroshot.ZeroShotOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** What to look for, with a model that takes the labels with the text: a mixin. */
final class LabelOptions {

  private static final char TYPE = '=';

  @Option(
      names = "--label",
      paramLabel = "LABEL[=TYPE]",
      split = ",",
      description =
          "What to look for, such as \"person,a town or a city=CITY\", with a model that takes the labels with the text, such as GLiNER. The type of the entities is the label, or stands behind its last =.")
  private List<String> labels = List.of();

  @Option(
      names = "--nested",
      description = "With such a model, an entity may lie inside of another. Default: no.")
  private boolean nested;

  @Option(
      names = "--several-labels",
      description = "With such a model, the same words may have several labels. Default: no.")
  private boolean severalLabels;

  /** Made by picocli. */
  public LabelOptions() {}

  boolean given() {
    return !labels.isEmpty();
  }

  /** An option that lets entities overlap, if one was given; else empty. */
  String overlapping() {
    return nested ? "--nested" : severalLabels ? "--several-labels" : "";
  }

  /**
   * Adds the labels to options, and how spans are chosen.
   *
   * @throws IllegalArgumentException if one is blank, or has two types
   */
  void addTo(ZeroShotOptions.Builder options) {
    options.nested(nested).severalLabels(severalLabels);
    for (String label : labels) {
      int sign = label.lastIndexOf(TYPE);
      // People write a blank behind a comma.
      String text = (sign < 0 ? label : label.substring(0, sign)).strip();
      options.label(text, sign < 0 ? text : label.substring(sign + 1).strip());
    }
  }
}
