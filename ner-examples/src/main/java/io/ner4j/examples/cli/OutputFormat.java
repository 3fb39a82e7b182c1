package io.ner4j.examples.cli;

import java.util.Locale;
import java.util.Optional;

/** How found entities are written. */
enum OutputFormat {
  /** An object of JSON for each text. */
  JSONL,
  /** A word and its tag on each line. */
  CONLL,
  /** An entity on each line. */
  TSV,
  /** The texts with their entities marked in colours, for a terminal. */
  ANSI,
  /** The texts with their entities marked, as one page. */
  HTML;

  /** Guesses by the ending of a file's name. */
  static Optional<OutputFormat> of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "jsonl", "ndjson" -> Optional.of(JSONL);
      case "conll", "iob2", "bio" -> Optional.of(CONLL);
      case "tsv" -> Optional.of(TSV);
      case "ansi", "txt" -> Optional.of(ANSI);
      case "html", "htm" -> Optional.of(HTML);
      default -> Optional.empty();
    };
  }
}
