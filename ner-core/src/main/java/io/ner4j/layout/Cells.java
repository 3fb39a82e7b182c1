package io.ner4j.layout;

import java.util.List;

/** Finds cells of lines that are set apart by tabs, bars or wide gaps. */
final class Cells {

  private static final int WIDE_GAP = 3;

  private Cells() {}

  /** Separates the cells and tells which lines have several. */
  static boolean[] read(Draft draft, List<Line> lines) {
    boolean[] rows = new boolean[lines.size()];
    for (int i = 0; i < rows.length; i++) {
      Line line = lines.get(i);
      boolean rule = isRule(draft, line);
      if (rule) {
        draft.separate(line.start(), line.end(), ' ');
      }
      boolean header = i + 1 < rows.length && isRule(draft, lines.get(i + 1));
      rows[i] = rule || row(draft, lines.get(0).start(), line, header);
    }
    return rows;
  }

  /** Whether a line is drawn: the one below the head of a Markdown table, for example. */
  private static boolean isRule(Draft draft, Line line) {
    boolean drawn = false;
    for (int i = line.start(); i < line.end(); i++) {
      if ("|-:=+_ \t".indexOf(draft.at(i)) < 0) {
        return false;
      }
      drawn |= draft.at(i) != ' ';
    }
    return drawn && line.end() - line.start() > 2;
  }

  private static boolean row(Draft draft, int table, Line line, boolean header) {
    Columns columns = draft.columns();
    columns.row(line.start());
    boolean found = false;
    int column = 0;
    int cell = line.start();
    int i = line.start();
    while (i < line.end()) {
      int end = i;
      int marks = 0;
      while (end < line.end() && isGap(draft, end)) {
        marks += draft.at(end) == '|' || draft.at(end) == '\t' ? 1 : 0;
        end++;
      }
      if (marks > 0 || end - i >= WIDE_GAP) {
        if (i > cell && !header) {
          columns.cell(new Columns.Place(table, column), cell);
        }
        column += Math.max(1, marks);
        draft.separate(i, end, Draft.CELL);
        cell = end;
        found = true;
      }
      i = Math.max(end, i + 1);
    }
    if (found && !header && cell < line.end()) {
      columns.cell(new Columns.Place(table, column), cell);
    }
    columns.endRow(line.end());
    return found;
  }

  private static boolean isGap(Draft draft, int index) {
    return draft.at(index) == '|'
        || (draft.original(index) == draft.at(index) && draft.blank(index));
  }
}
