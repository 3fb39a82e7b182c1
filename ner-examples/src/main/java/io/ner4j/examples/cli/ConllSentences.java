package io.ner4j.examples.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CoNLL file sentence by sentence, by the rules of {@code io.ner4j.eval.ConllReader}, but
 * for the tag: a line needs a word only. For one thread.
 */
final class ConllSentences {

  private final LineReader lines;
  private final int wordColumn;

  /** How the first line of data is laid out, and so all are. */
  private int columns;

  private boolean tabs;
  private @Nullable Position start;
  private List<Item.Row> rows = new ArrayList<>();

  ConllSentences(LineReader lines, int wordColumn) {
    this.lines = lines;
    this.wordColumn = wordColumn;
  }

  /**
   * Reads a sentence.
   *
   * @return the sentence, or null at the end
   * @throws BadInputException if a line has no word; the sentence can be read on without it
   */
  Item.@Nullable Conll next() throws IOException {
    for (LineReader.Line line = lines.line(); line != null; line = lines.line()) {
      if (line.text().isBlank() || line.text().startsWith(Item.Row.DOCUMENT)) {
        Item.Conll ended = hasWords() ? sentence(line.position().bytes()) : null;
        if (ended == null || !line.text().isBlank()) {
          rows.add(new Item.Row(line.text(), null));
        }
        if (ended != null) {
          return ended;
        }
      } else {
        rows.add(row(line));
      }
    }
    return hasWords() ? sentence(lines.bytes()) : null;
  }

  private boolean hasWords() {
    return start != null;
  }

  private Item.Row row(LineReader.Line line) throws BadInputException {
    String text = line.text();
    boolean comment = text.startsWith("#");
    if (columns == 0 && !comment) {
      tabs = text.contains("\t");
      columns = split(text).length;
    }
    String[] cells = split(text);
    if (comment && cells.length != columns) {
      return new Item.Row(text, null);
    }
    int place = wordColumn < 0 ? cells.length + wordColumn : wordColumn;
    if (place < 0 || place >= cells.length || cells[place].isBlank()) {
      throw new BadInputException(
          line.position(),
          "expected a word in column %d, but the line has %d columns parted by %s: '%s'"
              .formatted(wordColumn, cells.length, tabs ? "tabs" : "spaces", text));
    }
    start = start == null ? line.position() : start;
    return new Item.Row(text, cells[place]);
  }

  private String[] split(String line) {
    return tabs ? line.split("\t", -1) : line.strip().split("[ \t]+");
  }

  private Item.Conll sentence(long bytes) {
    Position first = Objects.requireNonNull(start);
    Position position = new Position(first.file(), first.line(), bytes);
    Item.Conll sentence = new Item.Conll(position, List.copyOf(rows), tabs ? "\t" : " ");
    rows = new ArrayList<>();
    start = null;
    return sentence;
  }
}
