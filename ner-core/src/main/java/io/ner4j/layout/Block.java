package io.ner4j.layout;

import java.util.ArrayList;
import java.util.List;

/** Lines without a blank one between them: a paragraph, a list or a table. */
final class Block {

  private final Draft draft;
  private final List<Line> lines;

  Block(Draft draft, List<Line> lines) {
    this.draft = draft;
    this.lines = lines;
  }

  void read() {
    boolean[] marked = new boolean[lines.size()];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = draft.anyHidden(lines.get(i).from(), lines.get(i).next());
    }
    boolean[] rows = Cells.read(draft, lines);
    CommaCells.read(draft, lines, rows);
    boolean[] fields = Fields.of(draft, lines);
    Wrapping wrapping = Wrapping.of(draft, lines);
    boolean[] items = new boolean[lines.size() + 1];
    boolean[] continued = new boolean[lines.size()];
    for (int i = 1; i < lines.size(); i++) {
      Line before = lines.get(i - 1);
      Line line = lines.get(i);
      boolean table = rows[i - 1] || rows[i] || fields[i];
      continued[i] =
          !table
              && (hyphenated(before, line)
                  || wrapping.continues(before, line)
                  || indented(before, continued[i - 1], line));
      if (!continued[i]) {
        items[i] = !table;
        draft.separate(before.end(), line.start(), table ? Draft.CELL : Draft.ITEM);
      }
    }
    readItems(items, marked);
  }

  /** Items of a list are one column. */
  private void readItems(boolean[] items, boolean[] marked) {
    List<Line> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if ((items[i] || items[i + 1]) && !marked[i]) {
        int start = Bullets.skip(draft, line);
        if (start > line.start()) {
          draft.border(start);
        }
        draft.columns().row(line.start());
        draft.columns().cell(new Columns.Place(lines.get(0).start(), 0), start);
        draft.columns().endRow(line.end());
        found.add(new Line(line.from(), start, line.end(), line.next()));
      }
    }
    NameLists.read(draft, found);
  }

  /** Whether a line goes on with an item of a list below its text. */
  private boolean indented(Line before, boolean continued, Line line) {
    boolean item = Bullets.skip(draft, before) > before.start();
    boolean plain = Bullets.skip(draft, line) == line.start();
    int more = line.start() - line.from() - (before.start() - before.from());
    return plain && ((item && more > 0) || (continued && more == 0 && line.start() > line.from()));
  }

  /** A word that is cut at the end of a line goes on with a small letter. */
  private boolean hyphenated(Line before, Line line) {
    int end = before.end();
    return end - before.start() > 1
        && (draft.at(end - 1) == '-' || draft.at(end - 1) == '\u00AD')
        && Character.isLetter(draft.at(end - 2))
        && Character.isLowerCase(draft.at(line.start()));
  }
}
