package io.ner4j.rules;

import io.ner4j.NerInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads lines of a phrase, its type and, if it has one, its id, separated by tabs. */
final class PhraseFile {

  private static final String FORM =
      "a phrase, a tab, its type and, if it has one, a tab and its id";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PhraseFile() {}

  /**
   * Hands over the phrases of a file. Blank lines count for nothing.
   *
   * @param name names the file in messages
   * @throws NerInputException if a line is something else; the message names it
   */
  static void read(Reader reader, String name, Consumer<Phrase> phrases) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String content = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
      if (!content.isBlank()) {
        try {
          phrases.accept(phrase(content));
        } catch (IllegalArgumentException e) {
          throw new NerInputException(
              String.format(Locale.ROOT, "%s, line %d: %s", name, number, e.getMessage()), e);
        }
      }
    }
  }

  private static Phrase phrase(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() < 2 || cells.size() > 3 || cells.get(1).isBlank()) {
      throw new IllegalArgumentException(
          "expected %s, but found %s; write one phrase on each line, as in: Rome<TAB>LOC<TAB>Q220"
              .formatted(
                  FORM,
                  cells.size() > 3
                      ? cells.size() + " columns"
                      : cells.size() == 1 ? "no tab" : "no type"));
    }
    String id = cells.size() == 3 && !cells.get(2).isBlank() ? cells.get(2).strip() : null;
    return new Phrase(cells.get(0), cells.get(1).strip(), id);
  }
}
