package io.ner4j.cli;

import io.ner4j.EntityRecognizer;
import io.ner4j.cli.output.ConllText;
import io.ner4j.zeroshot.ZeroShotOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What to look for, with a model that takes the labels with the text: a mixin. */
final class LabelOptions {

  private static final char TYPE = '=';

  /** A comma, also a Chinese one. */
  private static final String COMMA = "[,\uFF0C\u3001]";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--label",
      paramLabel = "LABEL[=TYPE]",
      split = COMMA,
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

  /**
   * Loads the model that the options name: for these labels, if it takes the labels with the text.
   *
   * @throws ParameterException if it asks for labels, or an option does not fit it
   */
  EntityRecognizer load(ModelOptions model) {
    if (!model.takesLabels(this)) {
      return model.load(pipeline -> {});
    }
    if (!given()) {
      throw refused(
          "the model takes the labels with the text; say what to look for, such as --label \"person,drug name\"");
    }
    return model.zeroShot().load(this::addTo, pipeline -> {});
  }

  /**
   * Checks that lines of CoNLL can hold the entities.
   *
   * @throws ParameterException if entities may overlap, or a type has white space
   */
  void checkForConll() {
    if (!overlapping().isEmpty()) {
      throw refused("--to=conll needs entities that do not overlap; leave out " + overlapping());
    }
    for (Asked asked : asked()) {
      if (!ConllText.fits(asked.type)) {
        throw refused(
            "--to=conll needs types without white space, but '%s' has some; give a type behind =, such as --label \"%s=%s\""
                .formatted(asked.type, asked.text, ConllText.fitting(asked.type)));
      }
    }
  }

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
    asked().forEach(asked -> options.label(asked.text, asked.type));
  }

  /** A label, and the type of its entities. */
  private record Asked(String text, String type) {}

  private List<Asked> asked() {
    List<Asked> all = new ArrayList<>();
    for (String label : labels) {
      int sign = label.lastIndexOf(TYPE);
      // People write a blank behind a comma.
      String text = (sign < 0 ? label : label.substring(0, sign)).strip();
      all.add(new Asked(text, sign < 0 ? text : label.substring(sign + 1).strip()));
    }
    return all;
  }

  private ParameterException refused(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
