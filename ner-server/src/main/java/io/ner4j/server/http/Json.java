package io.ner4j.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ner4j.Entity;
import io.ner4j.redact.Change;
import io.ner4j.redact.Redacted;
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
  public static byte[] problem(int status, String title, String detail, String requestId) {
    return object(
        json -> {
          json.writeStringField("title", title);
          json.writeNumberField("status", status);
          json.writeStringField("detail", detail);
          json.writeStringField("requestId", requestId);
        });
  }

  /** The answer to {@code POST /extract}: one text's entities, or a list of such. */
  public static byte[] answer(List<List<Entity>> results, boolean many) {
    return results(results, many, Json::writeEntities);
  }

  /**
   * The answer to {@code POST /redact}: one text without its names, or a list of such.
   *
   * @param changes whether to tell what was replaced
   */
  public static byte[] redacted(List<Redacted> results, boolean changes, boolean many) {
    return results(results, many, (json, redacted) -> writeRedacted(json, redacted, changes));
  }

  private interface Fields<T> {
    void writeTo(JsonGenerator json, T result) throws IOException;
  }

  private static <T> byte[] results(List<T> results, boolean many, Fields<T> fields) {
    return object(
        json -> {
          if (!many) {
            fields.writeTo(json, results.get(0));
            return;
          }
          json.writeArrayFieldStart("results");
          for (T result : results) {
            json.writeStartObject();
            fields.writeTo(json, result);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void writeEntities(JsonGenerator json, List<Entity> entities) throws IOException {
    json.writeFieldName("entities");
    EntityJson.write(json, entities);
  }

  private static void writeRedacted(JsonGenerator json, Redacted redacted, boolean changes)
      throws IOException {
    json.writeStringField("text", redacted.text());
    if (changes) {
      json.writeArrayFieldStart("changes");
      for (Change change : redacted.map().changes()) {
        json.writeStartObject();
        json.writeNumberField("start", change.start());
        json.writeStringField("original", change.original());
        json.writeStringField("replacement", change.replacement());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
