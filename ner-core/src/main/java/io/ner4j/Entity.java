package io.ner4j;

import java.util.Objects;

/**
 * A named entity in a text.
 *
 * <p>{@code start} and {@code end} count UTF-16 code units, as {@link String} does, so that {@code
 * input.substring(entity.start(), entity.end()).equals(entity.text())}. Immutable.
 *
 * <pre>{@code
 * Entity entity = new Entity("Tim Cook", "PER", 18, 26, 0.998);
 * "Angela Merkel met Tim Cook.".substring(entity.start(), entity.end()); // Tim Cook
 * }</pre>
 *
 * @param text the entity as it stands in the text
 * @param type the entity's type as the model names it, such as {@code PER}; under {@link
 *     Aggregation#NONE} the raw label, such as {@code B-PER}
 * @param start offset of the first code unit, ≥ 0
 * @param end offset after the last code unit, &gt; start
 * @param score mean probability of the labels that make the entity, 0 to 1
 * @since 0.1.0
 */
public record Entity(String text, String type, int start, int end, double score) {

  /**
   * Checks that the offsets fit the text.
   *
   * @param text the entity as it stands in the text
   * @param type the entity's type as the model names it, such as {@code PER}; under {@link
   *     Aggregation#NONE} the raw label, such as {@code B-PER}
   * @param start offset of the first code unit, ≥ 0
   * @param end offset after the last code unit, &gt; start
   * @param score mean probability of the labels that make the entity, 0 to 1
   * @throws IllegalArgumentException if {@code end - start} is not the length of the text, the text
   *     is empty, or the score lies outside 0 to 1
   */
  public Entity {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(type, "type");
    if (start < 0 || end <= start || end - start != text.length()) {
      throw new IllegalArgumentException(
          "an entity needs 0 <= start < end = start + text.length(), but start is %d, end %d, length %d"
              .formatted(start, end, text.length()));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score must lie in 0 to 1, but is " + score);
    }
  }
}
