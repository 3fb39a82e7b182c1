package io.ner4j.cli.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where texts are read from, and how: a mixin. */
public final class InputOptions {

  @Parameters(paramLabel = "FILE", description = "Files in UTF-8; - or none is standard input.")
  private List<String> files = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--text", paramLabel = "TEXT", description = "A text to read instead of files.")
  private @Nullable String text;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description =
          "text (a file is one text), lines, jsonl or conll. Default: by the file's name (.jsonl,"
              + " .ndjson; .conll, .iob, .iob2, .bio, .bioes), else text.")
  private @Nullable InputFormat from;

  @Option(
      names = "--text-field",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "The field of a JSON line that holds the text. Default: text.")
  private String textField = "text";

  @Option(
      names = "--word-column",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "The column of a CoNLL line that holds the word: 0, the default, is the first, -1 the"
              + " last.")
  private int wordColumn;

  @Option(
      names = "--skip-bad",
      description =
          "Leaves out lines that cannot be read instead of stopping there. Each is named, and the"
              + " exit code is 3.")
  private boolean skipBad;

  /**
   * What is read, looked at before the first text is.
   *
   * @throws BadInputException if a file cannot be read
   * @throws ParameterException if there is a text and files
   */
  public Inputs inputs() throws BadInputException {
    if (text == null) {
      return Inputs.of(files);
    }
    if (!files.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "expected a text by --text or files, but got both; leave one out, and put a text with"
              + " blanks into quotes");
    }
    return Inputs.ofText(text);
  }

  InputFormat format(String name) {
    return from == null ? InputFormat.of(name) : from;
  }

  /** Whether a file is one text. */
  public boolean isWholeText(String name) {
    return format(name) == InputFormat.TEXT;
  }

  /** Whether a file has a word on each line. */
  public boolean isInWords(String name) {
    return format(name) == InputFormat.CONLL;
  }

  String textField() {
    return textField;
  }

  int wordColumn() {
    return wordColumn;
  }

  boolean skipsBadLines() {
    return skipBad;
  }
}
