package io.ner4j.layout;

import java.util.List;
import java.util.TreeMap;

/**
 * At how many columns prose is wrapped, if it is: each line ends where the next word would not have
 * fitted any more.
 */
final class Wrapping {

  /** Prose is hardly ever wrapped at fewer columns. */
  private static final int NARROW = 40;

  /** Words longer than this do not count whole, so that one cannot make any line end seem full. */
  private static final int LONG_WORD = 24;

  private final Draft draft;
  private final int width;

  private Wrapping(Draft draft, int width) {
    this.draft = draft;
    this.width = width;
  }

  /** Finds the width that explains most line ends. */
  static Wrapping of(Draft draft, List<Line> lines) {
    TreeMap<Integer, Integer> changes = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Line before = lines.get(i - 1);
      int columns = columns(draft, before);
      changes.merge(columns, 1, Integer::sum);
      changes.merge(columns + 1 + word(draft, lines.get(i)), -1, Integer::sum);
    }
    int explained = 0;
    int most = 0;
    int width = 0;
    for (var change : changes.entrySet()) {
      explained += change.getValue();
      if (explained > most && change.getKey() >= NARROW) {
        most = explained;
        width = change.getKey();
      }
    }
    boolean prose = width > 0 && 2 * most >= lines.size() - 1;
    return new Wrapping(draft, prose ? width : 0);
  }

  /** Whether a line may only have ended since the next word did not fit. */
  boolean continues(Line before, Line line) {
    return width > 0 && columns(draft, before) + 1 + word(draft, line) > width;
  }

  /** Columns that a line takes: Chinese, Japanese and Korean characters take two. */
  private static int columns(Draft draft, Line line) {
    int columns = 0;
    for (int i = line.from(); i < line.end(); i++) {
      columns += isWide(draft.at(i)) ? 2 : 1;
    }
    return columns;
  }

  /** Hangul, CJK and full-width forms, as in Unicode's EastAsianWidth. */
  private static boolean isWide(char c) {
    return (c >= '\u1100' && c <= '\u115F')
        || (c >= '\u2E80' && c <= '\uA4CF')
        || (c >= '\uAC00' && c <= '\uD7A3')
        || (c >= '\uF900' && c <= '\uFAFF')
        || (c >= '\uFE30' && c <= '\uFE6F')
        || (c >= '\uFF00' && c <= '\uFF60');
  }

  /** Columns of what could not be parted from a line's start; wide characters part anywhere. */
  private static int word(Draft draft, Line line) {
    if (isWide(draft.at(line.start()))) {
      return 2;
    }
    int end = line.start();
    while (end < line.end() && !draft.blank(end) && end - line.start() < LONG_WORD) {
      end++;
    }
    return end - line.start();
  }
}
