package io.ner4j.document;

import io.ner4j.window.Characters;

/**
 * Knows places that split no character as readers see it: no surrogate pair, no letter from its
 * accents, no emoji from its parts. Some places that would do are refused, so that two code points
 * are enough to know.
 */
final class Graphemes {

  private static final int THAI_AM = 0x0E33;
  private static final int LAO_AM = 0x0EB3;

  private Graphemes() {}

  /** Whether a character starts at a place, for sure. */
  static boolean startsAt(CharSequence text, int place) {
    if (place <= 0 || place >= text.length()) {
      return true;
    }
    if (splitsPair(text, place)) {
      return false;
    }
    int before = Character.codePointBefore(text, place);
    int after = Character.codePointAt(text, place);
    return !extendsCharacter(after) && !takesNext(before, after);
  }

  static boolean splitsPair(CharSequence text, int place) {
    return Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
  }

  private static boolean extendsCharacter(int codePoint) {
    return Characters.isMark(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || codePoint == THAI_AM
        || codePoint == LAO_AM
        || isIn(codePoint, 0xFF9E, 0xFF9F)
        || isIn(codePoint, 0x1F3FB, 0x1F3FF)
        || isLaterJamo(codePoint);
  }

  private static boolean takesNext(int before, int after) {
    if (Character.getType(before) == Character.FORMAT || isFirstJamo(before)) {
      return true;
    }
    if (Characters.isMark(before)) {
      return Character.isLetter(after);
    }
    return (before == '\r' && after == '\n')
        || (isRegionalIndicator(before) && isRegionalIndicator(after));
  }

  private static boolean isFirstJamo(int codePoint) {
    return isIn(codePoint, 0x1100, 0x115F) || isIn(codePoint, 0xA960, 0xA97F);
  }

  private static boolean isLaterJamo(int codePoint) {
    return isIn(codePoint, 0x1160, 0x11FF) || isIn(codePoint, 0xD7B0, 0xD7FF);
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return isIn(codePoint, 0x1F1E6, 0x1F1FF);
  }

  private static boolean isIn(int codePoint, int first, int last) {
    return first <= codePoint && codePoint <= last;
  }
}
