package io.ner4j.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.ner4j.Entity;
import io.ner4j.server.http.EntityJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes lines of JSON. */
public final class Json {

  /** Strings of any length; Python writes NaN; a field that is there twice would be read as one. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** What Jackson says besides: the source, and all that might have been there instead. */
  private static final Pattern DETAILS =
      Pattern.compile("(?s)(: was expecting)?( \\(start marker at| \\(JSON String|\\R).*");

  private static final int MAX_DIGITS = 1000;

  private Json() {}

  static JsonParser parser(String line) throws IOException {
    return FACTORY.createParser(line);
  }

  /**
   * Reads a line into maps, lists, strings, numbers, booleans and nulls.
   *
   * @throws IOException if the line is not one JSON value
   */
  public static @Nullable Object value(String line) throws IOException {
    try (JsonParser parser = parser(line)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new BadInputException("expected one JSON value on the line, but there is more");
      }
      return value;
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == null) {
      throw new BadInputException("expected a JSON value, but there is none");
    }
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> object = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        return object;
      }
      case START_ARRAY -> {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        return array;
      }
      case VALUE_STRING -> {
        return parser.getText();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        // To convert millions of digits would take hours, and nobody counts as far.
        return parser.getTextLength() > MAX_DIGITS
            ? Double.POSITIVE_INFINITY
            : parser.getNumberValue();
      }
      default -> {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getBooleanValue();
      }
    }
  }

  /** Says what is wrong, on one line and without the text. */
  public static String problem(JsonProcessingException e) {
    int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    String message = DETAILS.matcher(e.getOriginalMessage()).replaceFirst("");
    return column > 0
        ? String.format(Locale.ROOT, "at character %d: %s", column, message)
        : message;
  }

  /** Names a value's kind for people. */
  static String kind(@Nullable JsonToken value) {
    if (value == null) {
      return "missing";
    }
    return switch (value) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_STRING -> "a string";
      default -> value.name().substring("VALUE_".length()).toLowerCase(Locale.ROOT);
    };
  }

  /** Writes a text as an object, with more fields whose values are JSON already. */
  public static String object(String text, Map<String, String> fields) {
    return "{\"text\":" + string(text) + more(fields) + "}";
  }

  /** Fields of an object behind others. */
  static String more(Map<String, String> fields) {
    StringBuilder more = new StringBuilder();
    fields.forEach((name, value) -> more.append(",\"" + name + "\":" + value));
    return more.toString();
  }

  /** Writes a string. */
  public static String string(String text) {
    return write(json -> json.writeString(text));
  }

  /** Writes entities as an array of objects. */
  public static String array(List<Entity> entities) {
    return write(json -> EntityJson.write(json, entities));
  }

  private interface Content {
    void to(JsonGenerator json) throws IOException;
  }

  private static String write(Content content) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(written)) {
      content.to(json);
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot be written to", e);
    }
    return withoutLoneSurrogates(written.toString());
  }

  /** UTF-8 has no unpaired surrogates; an escape has. */
  private static String withoutLoneSurrogates(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        escaped.append(c);
      } else if (i + 1 < json.length() && Character.isSurrogatePair(c, json.charAt(i + 1))) {
        escaped.append(c).append(json.charAt(++i));
      } else {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return escaped.toString();
  }
}
