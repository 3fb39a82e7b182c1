package io.ner4j.decode;

import java.util.Locale;
import java.util.Objects;

/**
 * A token of a text and its likeliest label.
 *
 * <p>{@code start} and {@code end} count UTF-16 code units, as {@link String} does. Immutable.
 *
 * <pre>{@code
 * for (TokenLabel token : ner.tokens("Angela Merkel")) {
 *   System.out.println(token.text() + " " + token.label() + " " + token.score());
 * }
 * }</pre>
 *
 * @param text the token as it stands in the text; empty for a token that stands for nothing there
 * @param label the model's raw label, such as {@code B-PER} or {@code O}
 * @param start offset of the first code unit, ≥ 0
 * @param end offset after the last code unit, ≥ start
 * @param score the label's probability, 0 to 1
 * @since 0.1.0
 */
public record TokenLabel(String text, String label, int start, int end, double score) {

  /**
   * Checks that the offsets fit the text.
   *
   * @param text the token as it stands in the text; empty for a token that stands for nothing there
   * @param label the model's raw label, such as {@code B-PER} or {@code O}
   * @param start offset of the first code unit, ≥ 0
   * @param end offset after the last code unit, ≥ start
   * @param score the label's probability, 0 to 1
   * @throws IllegalArgumentException if {@code end - start} is not the length of the text, or the
   *     score lies outside 0 to 1
   */
  public TokenLabel {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(label, "label");
    if (start < 0 || end - start != text.length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a token needs 0 <= start <= end = start + text.length(), but start is %d, end %d,"
                  + " length %d",
              start,
              end,
              text.length()));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score must lie in 0 to 1, but is " + score);
    }
  }
}
