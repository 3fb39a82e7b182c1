package io.ner4j.layout;

import java.util.List;

/** Finds lines of the form {@code key: value}, at least two in a block. */
final class Fields {

  private static final int MAX_KEY = 30;
  private static final int MAX_WORDS = 3;

  private Fields() {}

  /** Sets a border behind each key and tells which lines are fields. */
  static boolean[] of(Draft draft, List<Line> lines) {
    int[] colons = new int[lines.size()];
    int count = 0;
    for (int i = 0; i < colons.length; i++) {
      colons[i] = colon(draft, lines.get(i));
      count += colons[i] < 0 ? 0 : 1;
    }
    boolean[] fields = new boolean[colons.length];
    for (int i = 0; i < colons.length && count > 1 && 2 * count >= colons.length; i++) {
      if (colons[i] >= 0) {
        fields[i] = true;
        read(draft, lines.get(i), colons[i]);
      }
    }
    return fields;
  }

  /** The key of a value would only lead the model astray; any other one is read. */
  private static void read(Draft draft, Line line, int colon) {
    String key = draft.substring(line.start(), colon);
    int value = colon + 1;
    while (value < line.end() && draft.blank(value)) {
      value++;
    }
    boolean sentence = value < line.end() && Character.isLowerCase(draft.at(value));
    if (!sentence && FieldNames.areWords(key)) {
      draft.hide(line.start(), colon + 1);
    }
    draft.border(colon);
    draft.border(colon + 1);
    draft.columns().row(line.start());
    draft.columns().cell(key, colon + 1);
    draft.columns().endRow(line.end());
  }

  private static int colon(Draft draft, Line line) {
    int words = 1;
    for (int i = line.start(); i < line.end() && i - line.start() <= MAX_KEY; i++) {
      char c = draft.at(i);
      if (c == ':' || c == '\uFF1A') {
        boolean apart = i + 1 == line.end() || c != ':' || draft.blank(i + 1);
        return i > line.start() && apart ? i : -1;
      }
      words += draft.blank(i) ? 1 : 0;
      boolean part = Character.isLetterOrDigit(c) || draft.blank(i) || c == '_' || c == '-';
      if (words > MAX_WORDS || !part) {
        return -1;
      }
    }
    return -1;
  }
}
