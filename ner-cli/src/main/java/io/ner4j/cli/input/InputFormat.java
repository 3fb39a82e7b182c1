package io.ner4j.cli.input;

import java.util.Locale;

/** How a file holds its texts. */
public enum InputFormat {
  /** The file is one text. */
  TEXT,
  /** Each line is a text. */
  LINES,
  /** Each line is a JSON object with a text in one of its fields. */
  JSONL,
  /** A word on each line, a blank line behind each sentence. */
  CONLL;

  /** Guesses by the ending of a file's name. */
  public static InputFormat of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "jsonl", "ndjson" -> JSONL;
      case "conll", "iob", "iob2", "bio", "bioes" -> CONLL;
      default -> TEXT;
    };
  }
}
