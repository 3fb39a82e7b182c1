package io.ner4j.document;

import java.util.Locale;

/**
 * A sentence of a text, with the white space behind it. Offsets count UTF-16 code units. Immutable.
 *
 * <pre>{@code
 * String text = "She met him. They left.";
 * Sentence second = Sentences.of(text).get(1);
 * second.in(text); // They left.
 * }</pre>
 *
 * @param start offset of the first code unit, ≥ 0
 * @param end offset after the last code unit, &gt; start
 * @since 0.1.0
 */
public record Sentence(int start, int end) {

  /**
   * Checks the offsets.
   *
   * @param start offset of the first code unit, ≥ 0
   * @param end offset after the last code unit, &gt; start
   * @throws IllegalArgumentException if the sentence is empty or starts before the text
   */
  public Sentence {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a sentence needs 0 <= start < end, but start is %d, end %d",
              start,
              end));
    }
  }

  /**
   * Takes the sentence out of its text.
   *
   * @param text the text that the sentence is one of
   * @return the sentence, with the white space behind it
   * @throws IndexOutOfBoundsException if the text is shorter
   */
  public String in(String text) {
    return text.substring(start, end);
  }
}
