package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.document.DocumentEntity;
import jakarta.json.bind.adapter.JsonbAdapter;

/** Lets JSON-B read entities, as docs/json.md shows. */
public final class EntityAdapter implements JsonbAdapter<Entity, DocumentEntity> {

  @Override
  public DocumentEntity adaptToJson(Entity e) {
    return new DocumentEntity(
        e.text(), e.type(), e.start(), e.end(), e.score(), e.source(), e.id());
  }

  @Override
  public Entity adaptFromJson(DocumentEntity e) {
    int start = Math.toIntExact(e.start());
    int end = Math.toIntExact(e.end());
    return new Entity(e.text(), e.type(), start, end, e.score(), e.source(), e.id());
  }
}
