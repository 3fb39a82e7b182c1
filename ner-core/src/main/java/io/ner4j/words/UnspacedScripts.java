package io.ner4j.words;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Characters of scripts that are written without blanks between words. */
public final class UnspacedScripts {

  /** None of these scripts is below it, and few texts of others go above. */
  private static final int LOWEST = 0x0E00;

  /** Whose characters are words by themselves. */
  private static final Set<UnicodeScript> IDEOGRAPHS_AND_KANA =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  /** Whose words only a dictionary tells, but for Thai: class SA of UAX #14. */
  private static final Set<UnicodeScript> COMPLEX =
      EnumSet.of(
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TAI_LE,
          UnicodeScript.NEW_TAI_LUE,
          UnicodeScript.TAI_THAM,
          UnicodeScript.TAI_VIET,
          UnicodeScript.AHOM);

  /** The sign of a long vowel, wide and narrow, which is of no one script. */
  private static final String LONG_VOWEL = "\u30FC\uFF70";

  private static final char WIDE_SPACE = '\u3000';

  private UnspacedScripts() {}

  /** Whether a text has such a character, or punctuation that goes with them. */
  static boolean areIn(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) >= LOWEST && isEvidence(Character.codePointAt(text, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEvidence(int codePoint) {
    return contains(codePoint) || isWidePunctuation(codePoint);
  }

  /**
   * Tells characters of such a script.
   *
   * @param codePoint a code point
   * @return whether it is one of them
   */
  public static boolean contains(int codePoint) {
    if (codePoint < LOWEST) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.THAI
        || script == UnicodeScript.TIBETAN
        || COMPLEX.contains(script)
        || IDEOGRAPHS_AND_KANA.contains(script)
        || LONG_VOWEL.indexOf(codePoint) >= 0;
  }

  private static boolean isWidePunctuation(int codePoint) {
    boolean symbols = codePoint > WIDE_SPACE && codePoint <= 0x303F;
    boolean wideForms = codePoint > 0xFF00 && codePoint <= 0xFF65;
    return symbols || (wideForms && !Character.isLetterOrDigit(codePoint));
  }

  /** Whether a letter is a word by itself, with the marks behind it. */
  static boolean isWord(int codePoint) {
    if (codePoint < LOWEST || !Character.isAlphabetic(codePoint)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return IDEOGRAPHS_AND_KANA.contains(script)
        || COMPLEX.contains(script)
        || LONG_VOWEL.indexOf(codePoint) >= 0;
  }

  static boolean isThaiLetter(int codePoint) {
    return codePoint >= LOWEST
        && codePoint < 0x0E80
        && Character.isAlphabetic(codePoint)
        && UnicodeScript.of(codePoint) == UnicodeScript.THAI;
  }
}
