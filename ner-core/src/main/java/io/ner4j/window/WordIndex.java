package io.ner4j.window;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Words joined to a text by single spaces. */
public final class WordIndex {

  private final String text;

  /** UTF-16 offset of each word in the text. */
  private final int[] starts;

  private WordIndex(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  /**
   * Joins words.
   *
   * @throws NullPointerException if a word is null; the message names its index
   */
  public static WordIndex of(List<String> words) {
    int[] starts = new int[words.size()];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < starts.length; i++) {
      text.append(i == 0 ? "" : " ");
      starts[i] = text.length();
      int index = i;
      text.append(Objects.requireNonNull(words.get(i), () -> "words[" + index + "]"));
    }
    return new WordIndex(text.toString(), starts);
  }

  public String text() {
    return text;
  }

  /** The word in which a token's last character lies: some tokens begin with the space before. */
  int word(int tokenStart, int tokenEnd) {
    int index = Arrays.binarySearch(starts, Math.max(tokenStart, tokenEnd - 1));
    return index >= 0 ? index : -index - 2;
  }
}
