package io.ner4j.words;

import io.ner4j.window.Characters;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds where words start in runs without white space that hold a script written without blanks.
 *
 * <p>The rules are those of Unicode Standard Annex #29, with these differences. Each ideograph and
 * kana is a word, and so is each letter of Lao, Khmer, Burmese and the like. Thai is cut by {@link
 * ThaiWords}. A colon always parts words; so does an apostrophe with a combining mark. The two
 * characters of a flag may be two words. All other characters that are no letters, digits or marks
 * are words by themselves, so no punctuation belongs to a word.
 */
public final class UnicodeWords {

  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** They may stand between two letters of a word, or two digits. */
  private static final String BETWEEN_LETTERS =
      ".'\u2018\u2019\u00B7\u2024\u2027\uFE52\uFF07\uFF0E";

  private static final String BETWEEN_DIGITS =
      ".,;'\u2018\u2019\u066C\uFE50\uFE54\uFF0C\uFF0E\uFF1B";

  /** Marks that set the next letter below the one before: Burmese, Khmer, Tai Tham. */
  private static final String STACKING = "\u1039\u17D2\u1A60";

  /** Whether a text needed the dictionary of Thai, and there was none. */
  private static volatile boolean dictionaryMissed;

  /** What a character does in a word. */
  enum Kind {
    /** Belongs to the character before it. */
    EXTEND,
    LETTER,
    DIGIT,
    THAI,
    /** Is a word. */
    ALONE
  }

  private final String text;
  private final BitSet starts = new BitSet();

  private UnicodeWords(String text) {
    this.text = text;
  }

  /**
   * Finds where words start, as UTF-16 offsets.
   *
   * @param text any string
   * @param scripts whether words in runs with a script without blanks are found
   * @param everyRun whether each other run is a word; else nothing is said of what is in it
   * @return null if there is nothing to say of the text
   */
  public static @Nullable BitSet starts(String text, boolean scripts, boolean everyRun) {
    boolean found = scripts && UnspacedScripts.areIn(text, 0, text.length());
    if (!found && !everyRun) {
      return null;
    }
    UnicodeWords words = new UnicodeWords(text);
    words.addRuns(found, everyRun);
    return words.starts;
  }

  private void addRuns(boolean scripts, boolean everyRun) {
    int from = 0;
    while (from < text.length()) {
      int to = from;
      while (to < text.length() && !Characters.isWhiteSpace(text.charAt(to))) {
        to++;
      }
      if (from < to && scripts && UnspacedScripts.areIn(text, from, to)) {
        addWords(from, to);
        // Whatever follows is another word.
        starts.set(to);
      } else if (from < to && everyRun) {
        starts.set(from);
      }
      from = Math.max(to, from + 1);
    }
  }

  private void addWords(int from, int to) {
    starts.set(from);
    Kind before = Kind.EXTEND;
    int previous = 0;
    int at = from;
    while (at < to) {
      int codePoint = text.codePointAt(at);
      Kind kind = kind(codePoint);
      int next = at + Character.charCount(codePoint);
      if (kind == Kind.THAI) {
        next = endOfThai(next, to);
        addThai(at, next);
      } else if (kind == Kind.ALONE && joins(codePoint, before, next, to)) {
        kind = before;
      } else if (kind != Kind.EXTEND && !continues(before, kind, previous)) {
        starts.set(at);
      }
      before = kind == Kind.EXTEND ? before : kind;
      previous = text.codePointBefore(next);
      at = next;
    }
  }

  private int endOfThai(int from, int to) {
    int end = from;
    while (end < to && isThaiOrMark(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isThaiOrMark(char c) {
    Kind kind = kind(c);
    return kind == Kind.THAI || (kind == Kind.EXTEND && !Character.isSurrogate(c));
  }

  /**
   * Tells whether Thai was read without a dictionary so far.
   *
   * @return whether each Thai letter with its marks is a word, since there is no dictionary
   */
  public static boolean missedDictionary() {
    return dictionaryMissed;
  }

  private void addThai(int from, int to) {
    addThai(text, from, to, starts);
  }

  /** Adds where words start in a run of Thai letters and their marks, {@code from} included. */
  static void addThai(String text, int from, int to, BitSet starts) {
    ThaiWords.addStarts(text, from, to, starts);
    dictionaryMissed |= !ThaiWords.KNOWS_WORDS;
    for (int i = starts.nextSetBit(from + 1); i >= 0 && i < to; i = starts.nextSetBit(i + 1)) {
      if (kind(text.charAt(i)) == Kind.EXTEND) {
        starts.clear(i);
      }
    }
  }

  static boolean continues(Kind before, Kind kind, int previous) {
    boolean inWord = kind == Kind.LETTER || kind == Kind.DIGIT;
    return (inWord && (before == Kind.LETTER || before == Kind.DIGIT))
        || (kind == Kind.ALONE && previous == ZERO_WIDTH_JOINER)
        || (previous != 0 && STACKING.indexOf(previous) >= 0);
  }

  /** Whether a character parts no words, since it stands between letters or between digits. */
  private boolean joins(int codePoint, Kind before, int next, int to) {
    if (next >= to) {
      return false;
    }
    Kind behind = kind(text.codePointAt(next));
    return before == behind
        && ((before == Kind.LETTER && BETWEEN_LETTERS.indexOf(codePoint) >= 0)
            || (before == Kind.DIGIT && BETWEEN_DIGITS.indexOf(codePoint) >= 0));
  }

  /**
   * Tells letters, digits and the like. A run of them is one word.
   *
   * @param codePoint a code point
   * @return whether it is one of them
   */
  public static boolean isInRun(int codePoint) {
    Kind kind = kind(codePoint);
    return kind == Kind.LETTER || kind == Kind.DIGIT;
  }

  static Kind kind(int codePoint) {
    if (isExtension(codePoint)) {
      return Kind.EXTEND;
    }
    if (UnspacedScripts.isThaiLetter(codePoint)) {
      return Kind.THAI;
    }
    if (Character.isDigit(codePoint)) {
      return Kind.DIGIT;
    }
    boolean inWord =
        Character.isAlphabetic(codePoint)
            || Character.getType(codePoint) == Character.CONNECTOR_PUNCTUATION;
    return inWord && !UnspacedScripts.isWord(codePoint) ? Kind.LETTER : Kind.ALONE;
  }

  private static boolean isExtension(int codePoint) {
    boolean narrowVoicing = codePoint == 0xFF9E || codePoint == 0xFF9F;
    boolean skinTone = codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    boolean format =
        Character.getType(codePoint) == Character.FORMAT && codePoint != ZERO_WIDTH_SPACE;
    return Characters.isMark(codePoint) || narrowVoicing || skinTone || format;
  }
}
