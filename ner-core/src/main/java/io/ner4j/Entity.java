package io.ner4j;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named entity in a text.
 *
 * <p>{@code start} and {@code end} count UTF-16 code units, as {@link String} does, so that {@code
 * input.substring(entity.start(), entity.end()).equals(entity.text())}. Immutable, and
 * serializable, as tasks of a cluster need it.
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
 * @param score mean probability of the labels that make the entity, 0 to 1; 1 where a rule found it
 * @param source who found it, such as {@code phrases}, where several recognizers are {@linkplain
 *     EntityRecognizer#combined combined}; null if nobody said, as for a model alone
 * @param id what the entity is, by the list that has it, such as {@code Q567}; null if unknown
 * @serial exclude
 * @since 0.1.0
 */
@SuppressWarnings("InvalidBlockTag") // Javadoc knows @serial on records, too.
public record Entity(
    String text,
    String type,
    int start,
    int end,
    double score,
    @Nullable String source,
    @Nullable String id)
    implements Serializable {

  /**
   * Checks that the offsets fit the text.
   *
   * @param text the entity as it stands in the text
   * @param type the entity's type as the model names it, such as {@code PER}; under {@link
   *     Aggregation#NONE} the raw label, such as {@code B-PER}
   * @param start offset of the first code unit, ≥ 0
   * @param end offset after the last code unit, &gt; start
   * @param score mean probability of the labels that make the entity, 0 to 1; 1 where a rule found
   *     it
   * @param source who found it; null if nobody said
   * @param id what the entity is, by the list that has it; null if unknown
   * @throws IllegalArgumentException if {@code end - start} is not the length of the text, the text
   *     is empty, or the score lies outside 0 to 1
   */
  public Entity {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(type, "type");
    if (start < 0 || end <= start || end - start != text.length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an entity needs 0 <= start < end = start + text.length(), but start is %d, end %d,"
                  + " length %d",
              start,
              end,
              text.length()));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score must lie in 0 to 1, but is " + score);
    }
  }

  /**
   * Makes an entity without source and id.
   *
   * @param text the entity as it stands in the text
   * @param type the entity's type as the model names it, such as {@code PER}
   * @param start offset of the first code unit, ≥ 0
   * @param end offset after the last code unit, &gt; start
   * @param score mean probability of the labels that make the entity, 0 to 1
   * @throws IllegalArgumentException as the other constructor throws it
   */
  public Entity(String text, String type, int start, int end, double score) {
    this(text, type, start, end, score, null, null);
  }

  /**
   * Makes a copy that says who found it.
   *
   * @param name the source; null for none
   * @return the same entity with that source
   */
  public Entity withSource(@Nullable String name) {
    return new Entity(text, type, start, end, score, name, id);
  }

  /** Lists what is set, as in {@code Entity[text=Rome, type=LOC, start=0, end=4, score=1.0]}. */
  @Override
  public String toString() {
    return "Entity[text="
        + text
        + ", type="
        + type
        + ", start="
        + start
        + ", end="
        + end
        + ", score="
        + score
        + (source == null ? "" : ", source=" + source)
        + (id == null ? "" : ", id=" + id)
        + "]";
  }
}
