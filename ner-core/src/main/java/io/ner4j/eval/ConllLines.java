package io.ner4j.eval;

import io.ner4j.NerInputException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file, and how it is laid out. */
final class ConllLines {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String DOCUMENT = "-DOCSTART-";

  private final List<String> lines;
  private final int first;
  private final boolean tabs;
  private final int columns;

  private ConllLines(List<String> lines, int first) {
    this.lines = lines;
    this.first = first;
    this.tabs = first < lines.size() && lines.get(first).contains("\t");
    this.columns = first < lines.size() ? split(lines.get(first)).length : 0;
  }

  static ConllLines of(List<String> lines) {
    List<String> copy = new ArrayList<>(lines);
    if (!copy.isEmpty() && copy.get(0).startsWith(BYTE_ORDER_MARK)) {
      copy.set(0, copy.get(0).substring(BYTE_ORDER_MARK.length()));
    }
    int first = 0;
    while (first < copy.size() && (ends(copy.get(first)) || copy.get(first).startsWith("#"))) {
      first++;
    }
    return new ConllLines(copy, first);
  }

  /** Whether a line stands between sentences. */
  private static boolean ends(String line) {
    return line.chars().allMatch(c -> c == ' ' || c == '\t') || line.startsWith(DOCUMENT);
  }

  private String[] split(String line) {
    return tabs ? line.split("\t", -1) : line.replaceFirst("^[ \t]+", "").split("[ \t]+");
  }

  List<TaggedSentence> sentences(int wordColumn, int tagColumn) {
    checkDifferent(wordColumn, tagColumn);
    List<TaggedSentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || ends(lines.get(i))) {
        if (!words.isEmpty()) {
          sentences.add(new TaggedSentence(words, tags));
        }
        words.clear();
        tags.clear();
        continue;
      }
      String[] row = split(lines.get(i));
      boolean comment = lines.get(i).startsWith("#") && row.length != columns;
      if (!comment) {
        check(i, row);
        words.add(cell(i, row, wordColumn, "word"));
        tags.add(cell(i, row, tagColumn, "tag"));
      }
    }
    return List.copyOf(sentences);
  }

  private void checkDifferent(int wordColumn, int tagColumn) {
    if (columns > 0 && place(wordColumn) == place(tagColumn)) {
      throw new NerInputException(
          "line %d needs a tag in a column of its own, but of %d columns %d (word) and %d (tag) are the same: '%s'; choose other columns"
              .formatted(first + 1, columns, wordColumn, tagColumn, lines.get(first)));
    }
  }

  private int place(int column) {
    return column < 0 ? columns + column : column;
  }

  private void check(int index, String[] row) {
    if (row.length != columns) {
      throw new NerInputException(
          "line %d needs %d columns parted by %s, as line %d has, but has %d: '%s'; mend it, or part all columns by tabs if words hold spaces"
              .formatted(
                  index + 1,
                  columns,
                  tabs ? "tabs" : "spaces",
                  first + 1,
                  row.length,
                  lines.get(index)));
    }
  }

  private String cell(int index, String[] row, int column, String name) {
    int place = place(column);
    if (place < 0 || place >= columns || row[place].replace(" ", "").isEmpty()) {
      throw new NerInputException(
          "line %d needs a %s in column %d, but is '%s' with %d columns (0 is the first, -1 the last); choose another column or mend the line"
              .formatted(index + 1, name, column, lines.get(index), columns));
    }
    return row[place];
  }
}
