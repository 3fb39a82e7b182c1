package io.ner4j.document;

import io.ner4j.Entity;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named entity of a document. It is an {@link Entity} whose offsets may be larger than a string
 * is long. Immutable.
 *
 * <pre>{@code
 * try (Stream<DocumentEntity> found = Documents.of(ner).extract(Path.of("book.txt"))) {
 *   found.forEach(e -> System.out.println(e.type() + " " + e.text() + " " + e.start()));
 * }
 * }</pre>
 *
 * @param text the entity as it stands in the document
 * @param type the entity's type as the model names it, such as {@code PER}
 * @param start offset of the first UTF-16 code unit in the document, ≥ 0
 * @param end offset after the last code unit, &gt; start
 * @param score as {@link Entity#score} says, 0 to 1
 * @param source who found it; null if nobody said
 * @param id what the entity is, by the list that has it; null if unknown
 * @serial exclude
 * @since 0.1.0
 */
@SuppressWarnings("InvalidBlockTag") // Javadoc knows @serial on records, too.
public record DocumentEntity(
    String text,
    String type,
    long start,
    long end,
    double score,
    @Nullable String source,
    @Nullable String id)
    implements Serializable {

  /**
   * Checks that the offsets fit the text.
   *
   * @param text the entity as it stands in the document
   * @param type the entity's type as the model names it, such as {@code PER}
   * @param start offset of the first UTF-16 code unit in the document, ≥ 0
   * @param end offset after the last code unit, &gt; start
   * @param score as {@link Entity#score} says, 0 to 1
   * @param source who found it; null if nobody said
   * @param id what the entity is, by the list that has it; null if unknown
   * @throws IllegalArgumentException if {@code end - start} is not the length of the text, the text
   *     is empty, or the score lies outside 0 to 1
   */
  public DocumentEntity {
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

  /** An entity of a piece that starts at a place of the document. */
  static DocumentEntity of(Entity entity, long start) {
    return new DocumentEntity(
        entity.text(),
        entity.type(),
        start + entity.start(),
        start + entity.end(),
        entity.score(),
        entity.source(),
        entity.id());
  }
}
