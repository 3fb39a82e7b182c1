package io.ner4j.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.NerModelException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads JSON that a stranger may have written: its size, depth and numbers are bounded. */
final class BoundedJson {

  /** Bytes of a file of settings; the largest on Hugging Face have some hundred thousand labels. */
  static final long MOST_BYTES = 16L << 20;

  /** Arrays and objects in one another. */
  static final int MOST_DEPTH = 64;

  private BoundedJson() {}

  /**
   * Reads an object from a file.
   *
   * @throws NerModelException if the file is too large, no JSON, no object, nested too deeply, or
   *     has a number that no double holds
   */
  static JsonObject object(Path file) {
    return object(text(file, MOST_BYTES), file.toString());
  }

  /**
   * Reads an object.
   *
   * @param source what the text is from, for messages
   * @throws NerModelException as {@link #object(Path)} does
   */
  static JsonObject object(String text, String source) {
    try (JsonReader reader = reader(text)) {
      if (JsonParser.parseReader(reader) instanceof JsonObject object
          && reader.peek() == JsonToken.END_DOCUMENT) {
        checkNumbers(object);
        return object;
      }
      throw new NerModelException(
          "expected a JSON object in " + source + ", but found another value");
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new NerModelException(
          "expected JSON in " + source + ", but could not read it: " + e.getMessage(), e);
    }
  }

  /** A reader that keeps to the depth. */
  static JsonReader reader(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setNestingLimit(MOST_DEPTH);
    return reader;
  }

  /** Reads over a value, checking its numbers. */
  static void skip(JsonReader reader) throws IOException {
    int depth = 0;
    do {
      switch (reader.peek()) {
        case BEGIN_ARRAY -> {
          reader.beginArray();
          depth++;
        }
        case BEGIN_OBJECT -> {
          reader.beginObject();
          depth++;
        }
        case END_ARRAY -> {
          reader.endArray();
          depth--;
        }
        case END_OBJECT -> {
          reader.endObject();
          depth--;
        }
        case NUMBER -> checkNumber(reader.nextString());
        default -> reader.skipValue();
      }
    } while (depth > 0);
  }

  private static void checkNumber(String number) {
    if (!Double.isFinite(Double.parseDouble(number))) {
      throw new NumberFormatException("the number " + number + " is beyond all bounds");
    }
  }

  /**
   * Reads a text file in UTF-8.
   *
   * @throws NerModelException if it has more bytes, or cannot be read
   */
  static String text(Path file, long mostBytes) {
    try {
      long bytes = Files.size(file);
      if (bytes > mostBytes) {
        throw new NerModelException(
            "expected %s to have at most %d bytes, but it has %d; it is no such file of a model"
                .formatted(file, mostBytes, bytes));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new NerModelException(
          "expected text in UTF-8 in " + file + ", but could not read it: " + e, e);
    }
  }

  /**
   * Checks numbers: one beyond all bounds would cost its size when it is converted.
   *
   * @throws NumberFormatException if no double holds one
   */
  static void checkNumbers(JsonElement element) {
    if (element instanceof JsonObject object) {
      object.asMap().values().forEach(BoundedJson::checkNumbers);
    } else if (element instanceof JsonArray array) {
      array.forEach(BoundedJson::checkNumbers);
    } else if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
      checkNumber(element.getAsString());
    }
  }
}
