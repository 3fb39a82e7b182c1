package io.ner4j.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ner4j.Entity;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entities as JSON, for the server and the command line alike. */
public final class EntityJson {

  /** Scores have six decimals. */
  private static final double SCORE_STEPS = 1e6;

  private EntityJson() {}

  /** Writes an array with one object for each entity. */
  public static void write(JsonGenerator json, List<Entity> entities) throws IOException {
    json.writeStartArray();
    for (Entity entity : entities) {
      json.writeStartObject();
      json.writeStringField("text", entity.text());
      json.writeStringField("type", entity.type());
      json.writeNumberField("start", entity.start());
      json.writeNumberField("end", entity.end());
      json.writeNumberField("score", Math.rint(entity.score() * SCORE_STEPS) / SCORE_STEPS);
      field(json, "source", entity.source());
      field(json, "id", entity.id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes what is known. */
  private static void field(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
