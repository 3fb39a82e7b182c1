package io.ner4j.pattern;

import io.ner4j.words.UnicodeWords;
import java.util.Locale;

/** Reads characters of a text; what is not there counts as a blank. */
final class Characters {

  private static final char BLANK = ' ';
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char NARROW_NO_BREAK_SPACE = '\u202F';

  private final CharSequence text;
  private final int length;

  Characters(CharSequence text) {
    this.text = text;
    this.length = text.length();
  }

  int length() {
    return length;
  }

  char at(int index) {
    return index < 0 || index >= length ? BLANK : text.charAt(index);
  }

  boolean isDigit(int index) {
    return isDigit(at(index));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a letter or digit stands there that would go on a word; no ideograph does. */
  boolean isInWord(int index) {
    return isInWord(at(index));
  }

  static boolean isInWord(char c) {
    if (c < 0x80) {
      return isDigit(c) || isAsciiLetter(c) || c == '_';
    }
    return !Character.isSurrogate(c) && UnicodeWords.isInRun(c);
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether a blank stands there that does not end the line. */
  boolean isBlank(int index) {
    char c = at(index);
    return index < length && (c == BLANK || c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE);
  }

  /** The place behind a run of digits, {@code most} of them at most. */
  int digits(int from, int most) {
    int at = from;
    while (at < from + most && isDigit(at)) {
      at++;
    }
    return at;
  }

  /** The place behind all digits. */
  int allDigits(int from) {
    return digits(from, length - from);
  }

  int number(int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + at(i) - '0';
    }
    return number;
  }

  boolean startsWith(int index, String word) {
    if (index < 0 || index + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text.charAt(index + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The ASCII letters from a place on, {@code most} at most, in small letters. */
  String letters(int from, int most) {
    int end = from;
    while (end < from + most && isAsciiLetter(at(end))) {
      end++;
    }
    return part(from, end).toLowerCase(Locale.ROOT);
  }

  String part(int from, int to) {
    return text.subSequence(from, to).toString();
  }
}
