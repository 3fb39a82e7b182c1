package io.ner4j.prompt;

import io.ner4j.window.Characters;
import java.util.BitSet;

/**
 * Cuts texts into words as GLiNER's reference does. Its rule is {@code \w+(?:[-_]\w+)*|\S} of
 * Python's regular expressions: letters, numbers and underscores, with single hyphens inside, or
 * one other character that is no white space. Runs without white space whose words are told are cut
 * there instead.
 */
final class WordSplitter {

  private final CharSequence text;

  /** Where words start in runs whose words are told. */
  private final BitSet told;

  private int start;
  private int end;

  /** Where the last run ends whose words are told. */
  private int toldUpTo;

  WordSplitter(CharSequence text, BitSet told) {
    this.text = text;
    this.told = told;
  }

  /** Goes to the next word, if there is one. */
  boolean next() {
    start = end;
    while (start < text.length() && Characters.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    if (start == text.length()) {
      return false;
    }
    boolean startsRun = start == 0 || Characters.isWhiteSpace(text.charAt(start - 1));
    if (startsRun && told.get(start)) {
      toldUpTo = endOfRun(start);
    }
    if (start < toldUpTo) {
      int next = told.nextSetBit(start + 1);
      end = next < 0 ? toldUpTo : Math.min(next, toldUpTo);
    } else {
      end = endAsInReference();
    }
    return true;
  }

  private int endOfRun(int from) {
    int to = from;
    while (to < text.length() && !Characters.isWhiteSpace(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private int endAsInReference() {
    int first = Character.codePointAt(text, start);
    int to = start + Character.charCount(first);
    if (isWordPart(first)) {
      to = letters(to);
      while (to < text.length() && text.charAt(to) == '-' && wordPartAt(to + 1)) {
        to = letters(to + 1);
      }
    }
    return to;
  }

  private int letters(int from) {
    int at = from;
    while (wordPartAt(at)) {
      at += Character.charCount(Character.codePointAt(text, at));
    }
    return at;
  }

  private boolean wordPartAt(int index) {
    return index < text.length() && isWordPart(Character.codePointAt(text, index));
  }

  /** What Python's {@code \w} matches; marks are no part of it. */
  private static boolean isWordPart(int codePoint) {
    int type = Character.getType(codePoint);
    return codePoint == '_'
        || Character.isLetterOrDigit(codePoint)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** Offset of the word's first code unit. */
  int start() {
    return start;
  }

  /** Offset after the word's last code unit. */
  int end() {
    return end;
  }
}
