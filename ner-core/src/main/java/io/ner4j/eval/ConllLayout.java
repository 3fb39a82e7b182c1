package io.ner4j.eval;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How the lines of a file are cut into columns, and which of them are comments. */
final class ConllLayout {

  private static final Pattern BLANK = Pattern.compile("[ \t]*");
  private static final Pattern DOCUMENT = pattern("-DOCSTART-([ \t].*)?");
  private static final Pattern COMMENT = pattern("#( .*)?");

  /** Comments of CoNLL-2012. */
  private static final Pattern PART = pattern("#(begin|end) document( .*)?");

  private static final Set<String> PARTS_OF_CONLL_U = Set.of("newdoc", "newpar");

  private final long line;
  private final boolean tabs;
  private final int columns;

  /** Takes the layout of the first line of data. */
  ConllLayout(long line, String first) {
    this.line = line;
    this.tabs = first.indexOf('\t') >= 0;
    this.columns = split(first).length;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  static boolean blank(String line) {
    return BLANK.matcher(line).matches();
  }

  static boolean document(String line) {
    return DOCUMENT.matcher(line).matches();
  }

  /** Whether a line is a comment or may be one: whether it is depends on the columns of others. */
  static boolean maybeComment(String line) {
    return COMMENT.matcher(line).matches() || PART.matcher(line).matches();
  }

  boolean comment(String line) {
    return metadata(line)
        || PART.matcher(line).matches()
        || (COMMENT.matcher(line).matches() && split(line).length != columns);
  }

  /** Whether it is a comment of CoNLL-U, which can have as many columns as the data. */
  private static boolean metadata(String line) {
    if (!line.startsWith("# ")) {
      return false;
    }
    List<String> pieces = List.of(line.split(" +"));
    return pieces.lastIndexOf("=") >= 2
        || (pieces.size() == 2 && PARTS_OF_CONLL_U.contains(pieces.get(1)));
  }

  /** Cuts a line. Spaces around a cell are no part of it. */
  String[] split(String line) {
    if (!tabs) {
      return line.replaceFirst("^[ \t]+", "").split("[ \t]+");
    }
    String[] cells = line.split("\t", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = withoutSpacesAround(cells[i]);
    }
    return cells;
  }

  private static String withoutSpacesAround(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && cell.charAt(from) == ' ') {
      from++;
    }
    while (from < to && cell.charAt(to - 1) == ' ') {
      to--;
    }
    return cell.substring(from, to);
  }

  /** Which line this is the layout of. */
  long line() {
    return line;
  }

  int columns() {
    return columns;
  }

  /** The place of a column that may count from the end. */
  int place(int column) {
    return column < 0 ? columns + column : column;
  }

  String separator() {
    return tabs ? "\t" : " ";
  }

  String separators() {
    return tabs ? "tabs" : "spaces";
  }
}
