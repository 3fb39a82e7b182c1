package io.ner4j.decode;

import java.util.Objects;

/**
 * A typed run of positions. A position is a token or a word.
 *
 * <pre>{@code
 * TokenSpan span = new TokenSpan("PER", 0, 2, 0.99);
 * int positions = span.to() - span.from(); // 2
 * }</pre>
 *
 * @param type the entity type, such as {@code PER}
 * @param from index of the first position, ≥ 0
 * @param to index after the last position, &gt; from
 * @param score mean probability of the labels that were chosen, 0 to 1
 * @since 0.1.0
 */
public record TokenSpan(String type, int from, int to, double score) {

  /**
   * Checks the range.
   *
   * @param type the entity type, such as {@code PER}
   * @param from index of the first position, ≥ 0
   * @param to index after the last position, &gt; from
   * @param score mean probability of the labels that were chosen, 0 to 1
   * @throws IllegalArgumentException if the span is empty or starts before 0
   */
  public TokenSpan {
    Objects.requireNonNull(type, "type");
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "a span needs 0 <= from < to, but from is " + from + " and to is " + to);
    }
  }
}
