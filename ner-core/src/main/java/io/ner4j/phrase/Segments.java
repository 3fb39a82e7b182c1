package io.ner4j.phrase;

/**
 * Cuts folded text into the steps that paths of phrases take. A step is a run of letters and
 * digits, or one other code unit, with a single blank before it. Where phrases may be parts of
 * words, each code unit is a step. Where a step ends depends on the units beside that place alone,
 * so phrases have the same steps wherever they stand. For one thread.
 */
final class Segments {

  private static final char BLANK = ' ';

  private final char[] units;
  private final int length;
  private final boolean words;
  private final long seed;
  private int end;
  private boolean blank;
  private long hash;

  Segments(char[] units, int length, boolean words, long seed) {
    this.units = units;
    this.length = length;
    this.words = words;
    this.seed = seed;
  }

  /** Goes to the next step, if there is one. */
  boolean next() {
    if (end == length) {
      return false;
    }
    int at = end;
    blank = words && units[at] == BLANK && at + 1 < length && units[at + 1] != BLANK;
    at += blank ? 1 : 0;
    char unit = units[at++];
    long mixed = Hash.add(seed, unit);
    if (words && WordParts.isInRun(unit)) {
      while (at < length && WordParts.isInRun(units[at])) {
        mixed = Hash.add(mixed, units[at++]);
      }
    }
    hash = mixed;
    end = at;
    return true;
  }

  /** Where the step ends. */
  int end() {
    return end;
  }

  /** Whether a blank stands at the step's start. */
  boolean blank() {
    return blank;
  }

  /** Tells the step's units, without a blank at its start. */
  long hash() {
    return hash;
  }
}
