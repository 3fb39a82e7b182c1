package io.ner4j.window;

/**
 * Cuts a text into chunks short enough for one call of the tokenizer.
 *
 * <p>A cut lies before white space, so that the chunks' tokens are those of the whole text. A run
 * without white space is cut where no word is, or, if it is all one word, where no character is.
 */
public final class TextChunker {

  /** UTF-16 code units in a chunk at most. */
  public static final int MAX_LENGTH = 1 << 15;

  private final CharSequence text;
  private int position;

  public TextChunker(CharSequence text) {
    this.text = text;
  }

  public boolean done() {
    return position >= text.length();
  }

  public CharSequence text() {
    return text;
  }

  /** Where the next chunk starts. */
  public int position() {
    return position;
  }

  /** Returns the next chunk. */
  public String next() {
    int from = position;
    position = cut(from);
    return text.subSequence(from, position).toString();
  }

  private int cut(int from) {
    int limit = from + MAX_LENGTH;
    if (limit >= text.length()) {
      return text.length();
    }
    int least = from + MAX_LENGTH / 2;
    for (int i = limit; i > least; i--) {
      if (Characters.isWhiteSpace(text.charAt(i))) {
        return i;
      }
    }
    for (int i = limit; i > least; i--) {
      if (Characters.isBorder(text, i)
          && !Characters.isWordPart(Character.codePointBefore(text, i))) {
        return i;
      }
    }
    for (int i = limit; i > least; i--) {
      if (Characters.isBorder(text, i)) {
        return i;
      }
    }
    return Character.isSurrogatePair(text.charAt(limit - 1), text.charAt(limit))
        ? limit - 1
        : limit;
  }
}
