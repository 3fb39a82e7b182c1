package io.ner4j.cli.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON on a line, to which fields can be added. All of the line is kept as it was
 * written, numbers and escapes too; a field of its own whose name is needed gets another.
 */
public final class JsonLine {

  public static final String ENTITIES = "entities";

  /** What a field's name gets in front where ner4j needs that name. */
  static final String KEPT = "input_";

  private final String line;
  private final String text;

  /** Where the text's value starts, its quote included. */
  private final int textStart;

  /** Where the name of each field starts, its quote included, in the order of the line. */
  private final Map<String, Integer> names;

  private final int end;

  private JsonLine(String line, String text, int textStart, Map<String, Integer> names, int end) {
    this.line = line;
    this.text = text;
    this.textStart = textStart;
    this.names = names;
    this.end = end;
  }

  /**
   * Reads a line.
   *
   * @param line one JSON value
   * @param textField the field that holds the text
   * @throws IOException if the line is no object with one such field, of a string
   */
  static JsonLine of(String line, String textField) throws IOException {
    try (JsonParser parser = Json.parser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadInputException("expected a JSON object, but found " + start(line));
      }
      JsonLine read = read(parser, line, textField);
      if (parser.nextToken() != null) {
        throw new BadInputException("expected one JSON object on the line, but there is more");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new BadInputException("expected JSON, but " + Json.problem(e));
    }
  }

  private static JsonLine read(JsonParser parser, String line, String textField)
      throws IOException {
    String text = null;
    int textStart = 0;
    Map<String, Integer> names = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      names.put(name, (int) parser.currentTokenLocation().getCharOffset());
      JsonToken value = parser.nextToken();
      if (name.equals(textField)) {
        textStart = (int) parser.currentTokenLocation().getCharOffset();
        text = text(parser, value, textField);
      } else {
        parser.skipChildren();
      }
    }
    if (text == null) {
      throw new BadInputException(
          "expected a text in the field '%s', but there is no such field".formatted(textField));
    }
    int end = (int) parser.currentTokenLocation().getCharOffset();
    return new JsonLine(line, text, textStart, names, end);
  }

  private static String text(JsonParser parser, @Nullable JsonToken value, String field)
      throws IOException {
    if (value != JsonToken.VALUE_STRING) {
      throw new BadInputException(
          "expected a string in the field '%s', but it is %s".formatted(field, Json.kind(value)));
    }
    return parser.getText();
  }

  private static String start(String line) {
    return line.length() <= 40 ? line : line.substring(0, 40) + "...";
  }

  String text() {
    return text;
  }

  /**
   * Gives the line with more fields at its end, whose values are JSON. A field that has one of
   * their names is kept under {@code input_} and that name.
   */
  public String with(Map<String, String> fields) {
    StringBuilder changed = new StringBuilder();
    int from = 0;
    for (Map.Entry<String, Integer> own : names.entrySet()) {
      if (fields.containsKey(own.getKey())) {
        changed.append(line, from, own.getValue());
        changed.append('"').append(free(own.getKey(), fields)).append('"');
        from = endOfString(own.getValue());
      }
    }
    return changed.append(line, from, end) + Json.more(fields) + line.substring(end);
  }

  /** Gives the line with another text in its field. */
  public String withText(String other) {
    return line.substring(0, textStart)
        + Json.string(other)
        + line.substring(endOfString(textStart));
  }

  private String free(String name, Map<String, String> fields) {
    String free = KEPT + name;
    while (names.containsKey(free) || fields.containsKey(free)) {
      free = KEPT + free;
    }
    return free;
  }

  private int endOfString(int start) {
    int place = start + 1;
    while (line.charAt(place) != '"') {
      place += line.charAt(place) == '\\' ? 2 : 1;
    }
    return place + 1;
  }
}
