package io.ner4j.layout;

import java.util.Locale;
import java.util.Set;

/** Hides HTML tags. Those that set off a part of the page are borders. */
final class Markup {

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup",
          "u");

  private static final int MAX_NAME = 16;

  private final Draft draft;

  /** Number of the cell of a row that is open, or -1. */
  private int column = -1;

  private boolean row;

  /** Where the table or list starts. */
  private int table;

  private Markup(Draft draft) {
    this.draft = draft;
  }

  static void read(Draft draft) {
    new Markup(draft).readTags();
  }

  private void readTags() {
    int i = 0;
    while (i < draft.length()) {
      int end = draft.at(i) == '<' ? tagEnd(i) : -1;
      if (end < 0) {
        i++;
        continue;
      }
      readTag(name(i, end), i, end);
      i = end;
    }
  }

  private void readTag(String name, int from, int to) {
    if (INLINE.contains(name)) {
      draft.hide(from, to);
      return;
    }
    boolean closes = draft.original(from + 1) == '/';
    boolean isTable = name.equals("table") || name.equals("ul") || name.equals("ol");
    boolean rowTag = name.equals("tr") || name.equals("li");
    draft.separate(from, to, Draft.CELL);
    if (row && (isTable || rowTag)) {
      draft.columns().endRow(from);
      row = false;
    }
    if (isTable) {
      table = from;
    } else if (rowTag && !closes) {
      draft.columns().row(from);
      row = true;
      column = 0;
      if (name.equals("li")) {
        draft.columns().cell(new Columns.Place(table, column), to);
      }
    } else if (row && !closes && (name.equals("td") || name.equals("th"))) {
      if (name.equals("td")) {
        draft.columns().cell(new Columns.Place(table, column), to);
      }
      column++;
    }
  }

  /** Where a tag ends, or -1. Looks no further than the next '<', so each place is seen twice. */
  private int tagEnd(int start) {
    int i = start + 1;
    if (i < draft.length() && (draft.at(i) == '/' || draft.at(i) == '!')) {
      i++;
    }
    if (i >= draft.length() || !(isLetter(draft.at(i)) || draft.at(i) == '-')) {
      return -1;
    }
    while (i < draft.length() && draft.at(i) != '<') {
      if (draft.at(i) == '>') {
        return i + 1;
      }
      i++;
    }
    return -1;
  }

  private String name(int start, int end) {
    StringBuilder name = new StringBuilder();
    for (int i = start + 1; i < end && name.length() < MAX_NAME; i++) {
      char c = draft.at(i);
      if (isLetter(c)) {
        name.append(c);
      } else if (c != '/' || name.length() > 0) {
        break;
      }
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
