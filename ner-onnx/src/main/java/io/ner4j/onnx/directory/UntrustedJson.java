package io.ner4j.onnx.directory;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.NerModelException;
import io.ner4j.onnx.json.BoundedJsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads JSON that a stranger may have written: its size, depth and numbers are bounded. */
public final class UntrustedJson {

  /** Bytes of a file of settings; the largest on Hugging Face have some hundred thousand labels. */
  public static final long MAX_BYTES = 16L << 20;

  /** Arrays and objects in one another. */
  static final int MAX_DEPTH = 64;

  /** Keeps to the reader's strictness, which Gson's own parser does not. */
  private static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

  private UntrustedJson() {}

  /**
   * Reads an object from a file.
   *
   * @throws NerModelException if the file is too large, no JSON, no object, nested too deeply, or
   *     has a number that no double holds
   */
  static JsonObject object(Path file) {
    return object(text(file, MAX_BYTES), file.toString());
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
          "expected a JSON object in "
              + source
              + (text.isBlank() ? ", but it is empty" : ", but found another value"));
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new NerModelException(
          "expected JSON in " + source + ", but could not read it: " + problem(e), e);
    }
  }

  /** What Gson says is wrong, on one line and without what it tells programmers. */
  public static String problem(Exception e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("^com[.]google[.][\\w.]+: ", "")
        .replaceFirst("(?s)\\RSee https:.*", "")
        .replaceFirst("^Use JsonReader[.]\\S+ to accept malformed", "malformed");
  }

  /** A reader that keeps to the depth. */
  public static JsonReader reader(String text) {
    return new BoundedJsonReader(new StringReader(text), MAX_DEPTH);
  }

  /**
   * A reader that keeps to the depth and to JSON's very grammar.
   *
   * @throws IllegalStateException if the text leaves that grammar where Gson would let it
   */
  public static JsonReader strictReader(String text) {
    return BoundedJsonReader.strict(text, MAX_DEPTH);
  }

  /**
   * Reads a value, checking its numbers. Gson would keep the last of two members of one name, and
   * nobody would look at the first.
   *
   * @throws IllegalStateException if an object has two
   */
  public static JsonElement value(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_ARRAY -> {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
          array.add(value(reader));
        }
        reader.endArray();
        return array;
      }
      case BEGIN_OBJECT -> {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          if (object.has(name)) {
            throw twice(reader);
          }
          object.add(name, value(reader));
        }
        reader.endObject();
        return object;
      }
      default -> {
        JsonElement value = ELEMENTS.read(reader);
        checkNumbers(value);
        return value;
      }
    }
  }

  /** Says that the member whose name was read is there twice. */
  public static IllegalStateException twice(JsonReader reader) {
    return new IllegalStateException("the member at " + reader.getPath() + " stands there twice");
  }

  /** Reads over a value, checking its numbers. */
  public static void skip(JsonReader reader) throws IOException {
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
  public static String text(Path file, long mostBytes) {
    try {
      long bytes = Files.size(file);
      if (bytes > mostBytes) {
        throw new NerModelException(
            String.format(
                Locale.ROOT,
                "expected %s to have at most %d bytes, but it has %d; it is not such a file of a"
                    + " model",
                file,
                mostBytes,
                bytes));
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
      object.entrySet().forEach(member -> checkNumbers(member.getValue()));
    } else if (element instanceof JsonArray array) {
      array.forEach(UntrustedJson::checkNumbers);
    } else if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
      checkNumber(element.getAsString());
    }
  }
}
