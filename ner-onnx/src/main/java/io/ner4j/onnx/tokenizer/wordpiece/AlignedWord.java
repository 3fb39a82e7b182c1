package io.ner4j.onnx.tokenizer.wordpiece;

/**
 * A word while it is read, and where each of its characters comes from. A character of the text may
 * have become several here, or none. For one thread.
 */
final class AlignedWord {

  private final int longest;
  private final char[] characters;

  /** Where in the text each of the characters comes from. */
  private final int[] starts;

  private final int[] ends;
  private int length;
  private int codePoints;
  private int end;

  /**
   * Starts with an empty word.
   *
   * @param longest code points to keep; more are only counted
   */
  AlignedWord(int longest) {
    this.longest = longest;
    this.characters = new char[2 * longest];
    this.starts = new int[2 * longest];
    this.ends = new int[2 * longest];
  }

  /** Appends what has become of the text between two places, or a part of it. */
  void append(int codePoint, int from, int to) {
    if (codePoints++ < longest) {
      int count = Character.toChars(codePoint, characters, length);
      for (int i = 0; i < count; i++) {
        starts[length] = from;
        ends[length++] = to;
      }
    }
    end = to;
  }

  void clear() {
    length = 0;
    codePoints = 0;
  }

  boolean isEmpty() {
    return codePoints == 0;
  }

  boolean isTooLong() {
    return codePoints > longest;
  }

  /** Its characters, as many as {@link #length}. */
  char[] characters() {
    return characters;
  }

  int length() {
    return length;
  }

  int start(int character) {
    return starts[character];
  }

  int end(int character) {
    return ends[character];
  }

  /** Where its last character ends, even if it was not kept. */
  int end() {
    return end;
  }
}
