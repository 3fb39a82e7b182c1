package io.ner4j.onnx.tokenizer.words;

/** White space by Unicode's property White_Space, and Java's further separators. */
public final class WhiteSpace {

  private static final char NEXT_LINE = '\u0085';

  private WhiteSpace() {}

  /**
   * Tells white space.
   *
   * @param c a UTF-16 code unit
   * @return whether it is white space
   */
  public static boolean is(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
  }
}
