package io.ner4j.document;

import io.ner4j.window.Characters;

/**
 * Finds the best place to cut a text at, in a range: before a paragraph, else before a sentence,
 * else before a word. Else it cuts between two characters that are no letters or digits, else
 * between two characters. Of several places, it takes the last.
 */
final class CutPlace {

  private static final int SPLIT = 0;
  private static final int CHARACTER = 1;
  private static final int SIGN = 2;
  private static final int WORD = 3;
  private static final int SENTENCE = 4;
  private static final int PARAGRAPH = 5;

  private final CharSequence text;
  private final SentenceStarts sentences;

  CutPlace(CharSequence text) {
    this.text = text;
    this.sentences = new SentenceStarts(text);
  }

  /**
   * The best place in ({@code after}, {@code last}], which ends before the text does. If no
   * character starts there, the cut splits one, but no surrogate pair.
   */
  int in(int after, int last) {
    int best = Graphemes.splitsPair(text, last) && last - 1 > after ? last - 1 : last;
    int found = SPLIT;
    for (int place = last; place > after && found < PARAGRAPH; place--) {
      int rank = rank(place);
      if (rank > found) {
        best = place;
        found = rank;
      }
    }
    return best;
  }

  private int rank(int place) {
    if (!Graphemes.startsAt(text, place)) {
      return SPLIT;
    }
    if (sentences.at(place)) {
      return sentences.paragraphAt(place) ? PARAGRAPH : SENTENCE;
    }
    int before = Character.codePointBefore(text, place);
    if (isBlank(before)) {
      return isBlank(text.charAt(place)) ? SIGN : WORD;
    }
    return Character.isLetterOrDigit(before) || Characters.isMark(before) ? CHARACTER : SIGN;
  }

  private static boolean isBlank(int codePoint) {
    return Character.isBmpCodePoint(codePoint) && Characters.isWhiteSpace((char) codePoint);
  }
}
