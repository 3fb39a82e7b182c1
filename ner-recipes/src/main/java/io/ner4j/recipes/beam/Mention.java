package io.ner4j.recipes.beam;

import io.ner4j.Entity;
import java.io.Serializable;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.apache.beam.sdk.coders.SerializableCoder;

/**
 * An entity in the document that names it.
 *
 * @param document the key of the document
 * @param text the entity as it stands in the document
 * @param type its type
 * @param start offset of its first code unit
 * @param end offset after its last code unit
 * @param score its score
 */
@DefaultCoder(SerializableCoder.class)
public record Mention(String document, String text, String type, int start, int end, double score)
    implements Serializable {

  static Mention of(String document, Entity entity) {
    return new Mention(
        document, entity.text(), entity.type(), entity.start(), entity.end(), entity.score());
  }
}
