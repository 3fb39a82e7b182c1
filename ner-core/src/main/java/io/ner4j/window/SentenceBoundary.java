package io.ner4j.window;

import java.lang.Character.UnicodeScript;

/**
 * Finds places where one sentence surely ends and another begins, so that no entity lies across.
 *
 * <p>Such a place is a blank line, or it lies behind a full stop, question or exclamation mark. The
 * mark follows a number or a word of three letters or more without a capital. No small letter comes
 * next: "met her. She", but neither "St. Louis" nor "Yahoo! Inc." nor "approx. five". Marks of
 * other scripts, such as "。", need no space behind them. Many places where sentences end are not
 * found, which does no harm.
 */
public final class SentenceBoundary {

  private static final String ENDS = ".!?…";

  /** Marks that are used for nothing else, some of them with no space behind them. */
  private static final String SURE_ENDS = "。！？｡︒؟۔।॥។៕။።։";

  /** Ends sentences of ideographs and kana; stands in numbers and short forms too. */
  private static final char WIDE_FULL_STOP = '．';

  /** What may stand between the mark and the end of its sentence. */
  private static final String CLOSING = "\"'”’»)]}）」』】〉》";

  private static final char PARAGRAPH_SEPARATOR = '\u2029';

  private static final int MIN_LETTERS = 3;

  /** UTF-16 code units that are looked at before a place. */
  private static final int FAR = 64;

  private final CharSequence text;

  /** Nothing before it is looked at. */
  private final int floor;

  private SentenceBoundary(CharSequence text, int floor) {
    this.text = text;
    this.floor = floor;
  }

  /**
   * Whether a sentence surely ends between two neighbouring words.
   *
   * @param end where the first word ends
   * @param start where the second starts
   */
  public static boolean between(CharSequence text, int end, int start) {
    if (end < start && isBlankLine(text, end, start)) {
      return true;
    }
    if (Character.isLowerCase(Character.codePointAt(text, start))) {
      return false;
    }
    return new SentenceBoundary(text, Math.max(0, end - FAR)).endsSentence(end, start);
  }

  private static boolean isBlankLine(CharSequence text, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean half = c == '\r' && i + 1 < to && text.charAt(i + 1) == '\n';
      if (c == PARAGRAPH_SEPARATOR) {
        return true;
      }
      if ((c == '\n' || c == '\r') && !half) {
        lines++;
      }
    }
    return lines > 1;
  }

  private boolean endsSentence(int end, int start) {
    boolean space = end < start;
    int mark = skipClosing(end);
    if (mark > floor && isSureEnd(mark - 1)) {
      return space || !goesOn(start);
    }
    int word = mark;
    while (word > floor && isOneOf(ENDS, word - 1)) {
      word--;
    }
    return word < mark && space && endsPlainWord(skipClosing(word));
  }

  private boolean isSureEnd(int index) {
    if (text.charAt(index) == WIDE_FULL_STOP) {
      return index > floor && isIdeographOrKana(Character.codePointBefore(text, index));
    }
    return isOneOf(SURE_ENDS, index);
  }

  private static boolean isIdeographOrKana(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA;
  }

  /** Whether more marks of the same sentence stand at a place: "？！" or "。」". */
  private boolean goesOn(int start) {
    return isOneOf(SURE_ENDS, start) || isOneOf(CLOSING, start);
  }

  /** The place before white space and closing marks. */
  private int skipClosing(int end) {
    int i = end;
    while (i > floor && (isOneOf(CLOSING, i - 1) || Characters.isWhiteSpace(text.charAt(i - 1)))) {
      i--;
    }
    return i;
  }

  /** Whether a number ends at a place, or a word of some letters, the first of them no capital. */
  private boolean endsPlainWord(int end) {
    int start = end;
    int letters = 0;
    int first = 0;
    while (start > floor) {
      int codePoint = Character.codePointBefore(text, start);
      if (!Characters.isWordPart(codePoint)) {
        break;
      }
      if (!Characters.isMark(codePoint)) {
        first = codePoint;
        letters++;
      }
      start -= Character.charCount(codePoint);
    }
    boolean seenWhole = start > floor || floor == 0;
    if (letters == 0 || !seenWhole) {
      return false;
    }
    boolean capital = Character.isUpperCase(first) || Character.isTitleCase(first);
    return Character.isDigit(first) || (letters >= MIN_LETTERS && !capital);
  }

  private boolean isOneOf(String marks, int index) {
    return marks.indexOf(text.charAt(index)) >= 0;
  }
}
