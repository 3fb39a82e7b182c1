package io.ner4j.document;

import io.ner4j.Entity;
import java.util.List;
import java.util.Objects;

/**
 * A sentence and the entities that start in it. Immutable.
 *
 * <pre>{@code
 * for (SentenceEntities group : Sentences.of(text).group(ner.extract(text))) {
 *   System.out.println(group.sentence().in(text) + group.entities());
 * }
 * }</pre>
 *
 * @param sentence the sentence
 * @param entities its entities, in the order of the text; their offsets are those in the text
 * @since 0.1.0
 */
public record SentenceEntities(Sentence sentence, List<Entity> entities) {

  /**
   * Copies the list.
   *
   * @param sentence the sentence
   * @param entities its entities
   */
  public SentenceEntities {
    Objects.requireNonNull(sentence, "sentence");
    entities = List.copyOf(entities);
  }
}
