package io.ner4j.prompt;

import io.ner4j.window.Characters;

/**
 * Cuts texts into words as GLiNER's reference does, whose rule is {@code \w+(?:[-_]\w+)*|\S} of
 * Python's regular expressions: letters, numbers and underscores, with single hyphens inside, or
 * one other character that is no white space.
 */
final class WordSplitter {

  private final CharSequence text;
  private int start;
  private int end;

  WordSplitter(CharSequence text) {
    this.text = text;
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
    int first = Character.codePointAt(text, start);
    end = start + Character.charCount(first);
    if (isWordPart(first)) {
      end = letters(end);
      while (end < text.length() && text.charAt(end) == '-' && wordPartAt(end + 1)) {
        end = letters(end + 1);
      }
    }
    return true;
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
