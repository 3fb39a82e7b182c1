package io.ner4j.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ner4j.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the server's answers. */
public final class Json {

  private static final JsonFactory JSON = new JsonFactory();

  /** Characters above are escaped: a lone surrogate has no UTF-8, but is a text like any other. */
  private static final int LAST_BEFORE_SURROGATES = 0xD7FF;

  private Json() {}

  /** Writes something into a generator. */
  public interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Makes one JSON object in UTF-8. */
  public static byte[] object(Content fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.setHighestNonEscapedChar(LAST_BEFORE_SURROGATES);
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /** An error, in the form of RFC 9457. */
  public static byte[] problem(int status, String title, String detail) {
    return object(
        json -> {
          json.writeStringField("title", title);
          json.writeNumberField("status", status);
          json.writeStringField("detail", detail);
        });
  }

  /** The answer to {@code POST /extract}: one text's entities, or a list of such. */
  public static byte[] answer(List<List<Entity>> results, boolean many) {
    return object(
        json -> {
          if (!many) {
            writeEntities(json, results.get(0));
            return;
          }
          json.writeArrayFieldStart("results");
          for (List<Entity> entities : results) {
            json.writeStartObject();
            writeEntities(json, entities);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void writeEntities(JsonGenerator json, List<Entity> entities) throws IOException {
    json.writeFieldName("entities");
    EntityJson.write(json, entities);
  }
}
