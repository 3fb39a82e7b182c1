package io.ner4j.layout;

/** Finds what stands before an item of a list: a bullet or a number. */
final class Bullets {

  private static final String MARKS = "-*•·–—+‣◦▪●○■□>";
  private static final int MAX_DIGITS = 4;

  private Bullets() {}

  /** Where the item starts: behind a bullet or number and the blanks after it. */
  static int skip(Draft draft, Line line) {
    int i = line.start();
    while (i < line.end() && i - line.start() < MAX_DIGITS && isDigit(draft.at(i))) {
      i++;
    }
    boolean number = i > line.start() && i < line.end() && ".):".indexOf(draft.at(i)) >= 0;
    boolean bullet = i == line.start() && MARKS.indexOf(draft.at(i)) >= 0;
    if (!number && !bullet) {
      return line.start();
    }
    int mark = ++i;
    while (i < line.end() && draft.blank(i)) {
      i++;
    }
    return i > mark && i < line.end() ? i : line.start();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
