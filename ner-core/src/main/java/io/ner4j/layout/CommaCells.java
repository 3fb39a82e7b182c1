package io.ner4j.layout;

import java.util.List;

/**
 * Finds lines of CSV: neighbours with as many commas or semicolons, none of them before a blank.
 */
final class CommaCells {

  private CommaCells() {}

  static void read(Draft draft, List<Line> lines, boolean[] rows) {
    for (char mark : new char[] {',', ';'}) {
      int[] counts = new int[lines.size()];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = rows[i] ? 0 : count(draft, lines.get(i), mark);
      }
      for (int i = 0; i < counts.length; i++) {
        boolean same =
            (i > 0 && counts[i] == counts[i - 1])
                || (i + 1 < counts.length && counts[i] == counts[i + 1]);
        if (counts[i] > 0 && same) {
          separate(draft, lines.get(0).start(), lines.get(i), mark);
          rows[i] = true;
        }
      }
    }
  }

  /** Number of marks outside of quotes, or 0 if this is no line of cells. */
  private static int count(Draft draft, Line line, char mark) {
    int count = 0;
    boolean quoted = false;
    boolean numbers = true;
    boolean inside = false;
    for (int i = line.start(); i < line.end(); i++) {
      char c = draft.at(i);
      quoted ^= c == '"';
      if (c != mark || quoted) {
        continue;
      }
      boolean last = i + 1 == line.end();
      if (!last && draft.blank(i + 1)) {
        return 0;
      }
      numbers &= i > line.start() && isDigit(draft.at(i - 1)) && !last && isDigit(draft.at(i + 1));
      inside |= !last;
      count++;
    }
    return quoted || numbers || !inside ? 0 : count;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static void separate(Draft draft, int table, Line line, char mark) {
    boolean quoted = false;
    int column = 0;
    draft.columns().row(line.start());
    draft.columns().cell(new Columns.Place(table, column), line.start());
    for (int i = line.start(); i < line.end(); i++) {
      char c = draft.at(i);
      if (c == '"') {
        quoted = !quoted;
        draft.replace(i, ' ');
      } else if (c == mark && !quoted) {
        draft.separate(i, i + 1, Draft.CELL);
        draft.columns().cell(new Columns.Place(table, ++column), i + 1);
      }
    }
    draft.columns().endRow(line.end());
  }
}
