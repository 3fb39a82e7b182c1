package io.ner4j.server.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ner4j.server.http.Problem;
import java.io.IOException;

/** Checks the value that a parser stands at. */
final class JsonValue {

  /** UTF-16 code units of a client's string in a message at most. */
  private static final int MAX_SHOWN = 40;

  private JsonValue() {}

  /** Reads one value of a list. */
  interface Item {
    void read() throws IOException;
  }

  /**
   * Reads a list, value by value.
   *
   * @param name the field, for messages
   * @throws Problem if it is something else
   */
  static void readList(JsonParser json, String name, Item item) throws IOException {
    expect(json, JsonToken.START_ARRAY, name, "a list of strings");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      item.read();
    }
  }

  /**
   * Checks what a value is.
   *
   * @param name the field, for messages
   * @param what what it should be, for messages
   * @throws Problem if it is something else
   */
  static void expect(JsonParser json, JsonToken expected, String name, String what) {
    if (json.currentToken() != expected) {
      throw new Problem(400, "%s must be %s, but is %s".formatted(name, what, found(json)));
    }
  }

  /**
   * Reads true or false.
   *
   * @param name the field, for messages
   * @throws Problem if it is something else
   */
  static boolean flag(JsonParser json, String name) {
    if (!json.currentToken().isBoolean()) {
      throw new Problem(400, "%s must be true or false, but is %s".formatted(name, found(json)));
    }
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  /** Names the kind of a value. */
  static String found(JsonParser json) {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "empty";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> token.asString();
    };
  }

  /** A client's string as a message shows it. */
  static String shortened(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
