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
      changes.merge(before.width(), 1, Integer::sum);
      changes.merge(before.width() + 1 + word(draft, lines.get(i)), -1, Integer::sum);
    }
    int explained = 0;
    int most = 0;
    int width = 0;
    for (var change : changes.entrySet()) {
      explained += change.getValue();
      if (explained > most) {
        most = explained;
        width = change.getKey();
      }
    }
    boolean prose = width >= NARROW && 2 * most >= lines.size() - 1;
    return new Wrapping(draft, prose ? width : 0);
  }

  /** Whether a line may only have ended since the next word did not fit. */
  boolean continues(Line before, Line line) {
    return width > 0 && before.width() + 1 + word(draft, line) > width;
  }

  private static int word(Draft draft, Line line) {
    int end = line.start();
    while (end < line.end() && !draft.blank(end) && end - line.start() < LONG_WORD) {
      end++;
    }
    return end - line.start();
  }
}
