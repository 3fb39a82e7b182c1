package io.ner4j.window;

/** What spans need to know of Unicode. */
public final class Characters {

  /** What stands for an unpaired surrogate when the tokenizer reads the text. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final char NEXT_LINE = '\u0085';

  private Characters() {}

  /** White space by Unicode's property White_Space, and Java's further separators. */
  public static boolean isWhiteSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
  }

  public static boolean isBlank(CharSequence text) {
    return text.chars().allMatch(c -> isWhiteSpace((char) c));
  }

  /** Whether a code point combines with the character before it. */
  public static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  static boolean isWordPart(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
  }

  /** Whether a text can be cut before an index without splitting a character from its marks. */
  static boolean isBorder(CharSequence text, int index) {
    if (index <= 0 || index >= text.length()) {
      return true;
    }
    boolean splitsPair = Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    return !splitsPair && !isMark(Character.codePointAt(text, index));
  }

  /** Replaces each unpaired surrogate by one other character, so that all offsets stay. */
  public static String withoutLoneSurrogates(String text) {
    int lone = loneSurrogate(text, 0);
    if (lone < 0) {
      return text;
    }
    StringBuilder copy = new StringBuilder(text);
    for (; lone >= 0; lone = loneSurrogate(text, lone + 1)) {
      copy.setCharAt(lone, REPLACEMENT);
    }
    return copy.toString();
  }

  private static int loneSurrogate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
