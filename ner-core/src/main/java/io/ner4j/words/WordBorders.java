package io.ner4j.words;

import io.ner4j.window.Characters;
import io.ner4j.words.UnicodeWords.Kind;
import java.util.BitSet;

/**
 * Tells the places of one text where a word may start or end: between two words, and beside white
 * space and punctuation.
 *
 * <p>Letters, digits and connectors beside each other are one word, an ideograph or kana is a word,
 * and so is each letter of Lao, Khmer, Burmese and the like. Thai is cut by a dictionary. Marks
 * belong to the character before them. All other characters are words by themselves, apostrophes
 * and full stops too: a name is a word before {@code 's}. For one thread.
 */
public final class WordBorders {

  private final String text;

  /** Where words start in the runs of Thai that were asked for, and what those runs cover. */
  private final BitSet thai = new BitSet();

  private final BitSet read = new BitSet();

  /**
   * Takes a text.
   *
   * @param text any string
   */
  public WordBorders(String text) {
    this.text = text;
  }

  /**
   * Tells whether a word may start or end at a place.
   *
   * @param index an offset in UTF-16 code units, 0 to the text's length
   * @return whether it may
   */
  public boolean isAt(int index) {
    if (index == 0 || index == text.length()) {
      return true;
    }
    char before = text.charAt(index - 1);
    char after = text.charAt(index);
    if (Character.isHighSurrogate(before) && Character.isLowSurrogate(after)) {
      return false;
    }
    if (Characters.isWhiteSpace(before) || Characters.isWhiteSpace(after)) {
      return true;
    }
    Kind kind = UnicodeWords.kind(text.codePointAt(index));
    return kind != Kind.EXTEND && !isInside(index, kind);
  }

  private boolean isInside(int index, Kind after) {
    int previous = text.codePointBefore(index);
    Kind before = base(index);
    if (after == Kind.THAI) {
      return !startsThaiWord(index);
    }
    return UnicodeWords.continues(before, after, previous);
  }

  /** What the characters before a place are that are no marks. */
  private Kind base(int index) {
    int at = index;
    while (at > 0) {
      int codePoint = text.codePointBefore(at);
      Kind kind = UnicodeWords.kind(codePoint);
      if (kind != Kind.EXTEND) {
        return kind;
      }
      at -= Character.charCount(codePoint);
    }
    return Kind.EXTEND;
  }

  private boolean startsThaiWord(int index) {
    if (!read.get(index)) {
      readThai(index);
    }
    return thai.get(index);
  }

  private void readThai(int index) {
    int start = index;
    while (start > 0 && UnicodeWords.isThaiOrMark(text.charAt(start - 1))) {
      start--;
    }
    while (UnicodeWords.kind(text.charAt(start)) != Kind.THAI) {
      start++;
    }
    int end = index;
    while (end < text.length() && UnicodeWords.isThaiOrMark(text.charAt(end))) {
      end++;
    }
    UnicodeWords.addThai(text, start, end, thai);
    read.set(start, end);
  }
}
