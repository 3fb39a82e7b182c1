package io.ner4j.server.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the labels of a request: a list of strings, or an object that gives each a type. */
final class LabelReader {

  private static final String FORM =
      "a list of strings such as [\"person\", \"drug name\"], or an object that names the type of"
          + " each such as {\"drug name\": \"DRUG\"}";

  private final JsonParser json;
  private final Limits limits;
  private final Map<String, String> types = new LinkedHashMap<>();
  private int characters;

  private LabelReader(JsonParser json, Limits limits) {
    this.json = json;
    this.limits = limits;
  }

  /**
   * Reads the value that the parser stands at.
   *
   * @return types by their label, in the client's order
   * @throws Problem if it is something else, or too much
   */
  static Map<String, String> read(JsonParser json, Limits limits) throws IOException {
    LabelReader reader = new LabelReader(json, limits);
    if (json.currentToken() == JsonToken.START_OBJECT) {
      reader.readObject();
    } else {
      JsonValue.expect(json, JsonToken.START_ARRAY, "labels", FORM);
      JsonValue.readList(json, "labels", reader::readLabel);
    }
    return reader.types;
  }

  private void readObject() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String label = json.currentName();
      json.nextToken();
      JsonValue.expect(json, JsonToken.VALUE_STRING, "labels", FORM);
      add(label, json.getText());
    }
  }

  private void readLabel() throws IOException {
    JsonValue.expect(json, JsonToken.VALUE_STRING, "labels", FORM);
    add(json.getText(), json.getText());
  }

  private void add(String label, String type) {
    characters += Math.max(label.length(), type.length());
    if (characters > limits.labelCharacters()) {
      throw new Problem(
          413,
          String.format(
              Locale.ROOT,
              "a request may have at most %d UTF-16 units of labels, but this one has more; use"
                  + " shorter ones, or send several requests",
              limits.labelCharacters()));
    }
    types.putIfAbsent(label, type);
    if (types.size() > limits.labels()) {
      throw new Problem(
          413,
          String.format(
              Locale.ROOT,
              "a request may have at most %d labels, but this one has more; send them in several",
              limits.labels()));
    }
  }
}
