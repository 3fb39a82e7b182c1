package io.ner4j.layout;

/** Hides tags and comments of HTML. Those that set off a part of the page are borders. */
final class Markup {

  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";

  private final Draft draft;

  /** Number of the next cell of the row. */
  private int column;

  private boolean row;

  /** Where the table or list starts. */
  private int table;

  private boolean commentsEnd = true;

  private Markup(Draft draft) {
    this.draft = draft;
  }

  static void read(Draft draft) {
    Markup markup = new Markup(draft);
    int i = 0;
    while (i < draft.length()) {
      i = draft.at(i) == '<' ? markup.readAt(i) : i + 1;
    }
    markup.endRow(draft.length());
  }

  /** Reads what starts at a place, and returns the place behind it. */
  private int readAt(int start) {
    if (commentsEnd && draft.startsWith(COMMENT, start)) {
      int end = draft.find(COMMENT_END, start + COMMENT.length());
      commentsEnd = end >= 0;
      if (commentsEnd) {
        draft.separate(start, end + COMMENT_END.length(), ' ');
        return end + COMMENT_END.length();
      }
    }
    Tag tag = Tag.at(draft, start);
    if (tag == null) {
      return start + 1;
    }
    if (Tag.INLINE.contains(tag.name())) {
      draft.hide(start, tag.end());
    } else {
      draft.separate(start, tag.end(), Draft.CELL);
      readTable(tag, start);
    }
    return tag.end();
  }

  private void readTable(Tag tag, int start) {
    switch (tag.name()) {
      case "table", "ul", "ol" -> {
        endRow(start);
        table = start;
      }
      case "tr", "li" -> {
        endRow(start);
        if (!tag.closes()) {
          draft.columns().row(start);
          row = true;
          column = 0;
          if (tag.name().equals("li")) {
            cell(tag);
          }
        }
      }
      case "td", "th" -> {
        if (row && !tag.closes()) {
          if (tag.name().equals("td")) {
            cell(tag);
          }
          column++;
        }
      }
      default -> {
        // No part of a table.
      }
    }
  }

  private void cell(Tag tag) {
    draft.columns().cell(new Columns.Place(table, column), tag.end());
  }

  private void endRow(int end) {
    if (row) {
      draft.columns().endRow(end);
      row = false;
    }
  }
}
