package io.ner4j.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.redact.Redacted;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.List;

/** Results as JSON, as docs/json.md shows them. */
final class JsonSamples {

  private JsonSamples() {}

  static List<Entity> stored(EntityRecognizer ner) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    String json = mapper.writeValueAsString(ner.extract("Tim Cook left."));
    System.out.println(json);
    List<Entity> entities = mapper.readValue(json, new TypeReference<>() {});
    return entities;
  }

  static String undone(ObjectMapper mapper, Redacted redacted) throws JsonProcessingException {
    String json = mapper.writeValueAsString(redacted);
    Redacted stored = mapper.readValue(json, Redacted.class);
    String original = stored.map().undo(stored.text());
    return original;
  }

  static Jsonb jsonb() {
    Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withAdapters(new EntityAdapter()));
    return jsonb;
  }
}
