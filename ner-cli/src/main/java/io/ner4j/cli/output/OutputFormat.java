package io.ner4j.cli.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How found entities are written. */
public enum OutputFormat {
  /** An object of JSON for each text, one a line. */
  JSONL("jsonl", "ndjson"),
  /** The same objects in one array. */
  JSON("json"),
  /** A word and its tag on each line. */
  CONLL("conll", "iob", "iob2", "bio"),
  /** An entity on each line, in columns separated by tabs. */
  TSV("tsv"),
  /** An entity on each line, in columns separated by commas. */
  CSV("csv"),
  /** The texts with their entities in brackets. */
  TEXT("txt"),
  /** The texts with their entities marked in colours, for a terminal. */
  ANSI("ansi"),
  /** The texts with their entities marked, as one page. */
  HTML("html", "htm");

  /** With a space between two. */
  private final String endings;

  OutputFormat(String... endings) {
    this.endings = String.join(" ", endings);
  }

  private List<String> endings() {
    return List.of(endings.split(" "));
  }

  /**
   * Tells the format by the ending of a file's name.
   *
   * @return the format; none if the name has no ending
   * @throws IllegalArgumentException if the ending is not known
   */
  public static Optional<OutputFormat> of(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      return Optional.empty();
    }
    String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return Optional.of(
        Stream.of(values())
            .filter(format -> format.endings().contains(ending))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s: expected a file name that ends in one of %s, but it ends in .%s; rename it, or say the format with --to"
                            .formatted(file, knownEndings(), ending))));
  }

  private static String knownEndings() {
    return Stream.of(values())
        .flatMap(format -> format.endings().stream())
        .map(ending -> "." + ending)
        .collect(Collectors.joining(" "));
  }
}
