package io.ner4j.examples.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON on a line. All of the line is kept as it was written, numbers and escapes too,
 * but for the field {@code entities}.
 */
final class JsonLine {

  private static final String ENTITIES = "entities";

  private final String line;
  private final String text;

  /** Where the value of the entities stands, or where the field has to be put. */
  private final int from;

  private final int to;
  private final boolean present;

  private JsonLine(String line, String text, int from, int to, boolean present) {
    this.line = line;
    this.text = text;
    this.from = from;
    this.to = to;
    this.present = present;
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
    int from = -1;
    int to = -1;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals(textField)) {
        text = text(parser, value, textField);
      } else if (name.equals(ENTITIES)) {
        from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        to = (int) parser.currentLocation().getCharOffset();
      } else {
        parser.skipChildren();
      }
    }
    if (text == null) {
      throw new BadInputException(
          "expected a text in the field '%s', but there is no such field".formatted(textField));
    }
    boolean present = from >= 0;
    int end = (int) parser.currentTokenLocation().getCharOffset();
    return new JsonLine(line, text, present ? from : end, present ? to : end, present);
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

  /** Gives the line with these entities, a JSON array, in place of those it had. */
  String with(String entities) {
    String field = present ? "" : ",\"" + ENTITIES + "\":";
    return line.substring(0, from) + field + entities + line.substring(to);
  }
}
