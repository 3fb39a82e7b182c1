package io.ner4j.eval;

import io.ner4j.Entity;
import io.ner4j.WordEntity;
import java.util.Objects;

/**
 * The place and the type of an entity.
 *
 * <p>Positions are UTF-16 code units of a text or words of a sentence: the unit is the caller's,
 * the same for gold and found. Immutable.
 *
 * <pre>{@code
 * TypedSpan span = TypedSpan.of(new Entity("Tim Cook", "PER", 18, 26, 0.998));
 * span.equals(new TypedSpan("PER", 18, 26)); // true
 * }</pre>
 *
 * @param type the entity's type, such as {@code PER}
 * @param start the first position, ≥ 0
 * @param end the position after the last, &gt; start
 * @since 0.1.0
 */
public record TypedSpan(String type, int start, int end) {

  /**
   * Checks the range.
   *
   * @param type the entity's type, such as {@code PER}
   * @param start the first position, ≥ 0
   * @param end the position after the last, &gt; start
   * @throws IllegalArgumentException if the span is empty or starts before 0
   */
  public TypedSpan {
    Objects.requireNonNull(type, "type");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start < end, but start is " + start + " and end is " + end);
    }
  }

  /**
   * Takes the place of an entity in a text.
   *
   * @param entity the entity
   * @return its type and its offsets, in UTF-16 code units
   */
  public static TypedSpan of(Entity entity) {
    return new TypedSpan(entity.type(), entity.start(), entity.end());
  }

  /**
   * Takes the place of an entity in a sentence.
   *
   * @param entity the entity
   * @return its type and its offsets, in words
   */
  public static TypedSpan of(WordEntity entity) {
    return new TypedSpan(entity.type(), entity.wordStart(), entity.wordEnd());
  }

  boolean overlaps(TypedSpan other) {
    return start < other.end && other.start < end;
  }
}
