package io.ner4j.words;

import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;

/**
 * Finds words in Thai by the JDK's dictionary, which is in its module jdk.localedata. Where that is
 * missing, each letter with its marks is a word.
 */
final class ThaiWords {

  /** Its time grows with the square of a text's length at worst, so it sees little at once. */
  private static final int MAX_LENGTH = 256;

  /** Words that end so near to where a piece was cut may be cut too. */
  private static final int MARGIN = 32;

  private static final BreakIterator DICTIONARY =
      BreakIterator.getWordInstance(Locale.forLanguageTag("th"));

  static final boolean KNOWS_WORDS = knows("ประเทศไทย");

  private ThaiWords() {}

  private static boolean knows(String words) {
    BreakIterator borders = (BreakIterator) DICTIONARY.clone();
    borders.setText(words);
    return borders.following(0) < words.length();
  }

  /** Adds where words start in a run of Thai letters and marks, {@code from} included. */
  static void addStarts(String text, int from, int to, BitSet starts) {
    if (!KNOWS_WORDS) {
      starts.set(from, to);
      return;
    }
    BreakIterator borders = (BreakIterator) DICTIONARY.clone();
    int piece = from;
    while (piece < to) {
      int end = Math.min(to, piece + MAX_LENGTH);
      int sure = end == to ? end : end - MARGIN;
      borders.setText(text.substring(piece, end));
      starts.set(piece);
      int word = piece;
      int next = piece + borders.next();
      while (next <= sure && next < end) {
        starts.set(next);
        word = next;
        next = piece + borders.next();
      }
      piece = end < to && word > piece ? word : end;
    }
  }
}
