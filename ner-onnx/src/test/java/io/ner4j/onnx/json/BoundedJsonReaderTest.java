package io.ner4j.onnx.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.contract.Scale;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reader that needs no new Gson refuses what Gson's own strict reader and its limit refuse. */
class BoundedJsonReaderTest {

  private static final int DEEPEST = 5;

  private static final List<String> PARTS =
      List.of(
          "{", "}", "[", "]", ":", ",", "\"", "\\", "\n", "\t", "\u0001", " ", "true", "True",
          "NULL", "null", "falsE", "1", "-0.5", "1E5", "2e-3", "E", "\\'", "\\n", "\\u00e9", "\\x",
          "\\\n", "a", "\"a\"", "\"A\"", "//x", "\uFEFF", "é");

  @Test
  void acceptsWhatGsonAcceptsStrictly() {
    Random random = new Random(11);
    int accepted = 0;
    for (int i = 0; i < Scale.of(100_000); i++) {
      String text = i % 2 == 0 ? value(random, 7) : mutated(value(random, 4), random);
      boolean expected = isAccepted(gson(text));
      assertThat(isAcceptedHere(text)).as(text).isEqualTo(expected);
      accepted += expected ? 1 : 0;
    }
    assertThat(accepted).isBetween(Scale.of(20_000), Scale.of(90_000));
  }

  private static JsonReader gson(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    return reader;
  }

  private static boolean isAcceptedHere(String text) {
    try {
      return isAccepted(BoundedJsonReader.strict(text, DEEPEST));
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static boolean isAccepted(JsonReader reader) {
    try (reader) {
      read(reader);
      return reader.peek() == JsonToken.END_DOCUMENT;
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      return false;
    }
  }

  private static void read(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_ARRAY -> {
        reader.beginArray();
        while (reader.hasNext()) {
          read(reader);
        }
        reader.endArray();
      }
      case BEGIN_OBJECT -> {
        reader.beginObject();
        while (reader.hasNext()) {
          String unused = reader.nextName();
          read(reader);
        }
        reader.endObject();
      }
      case STRING, NUMBER -> {
        String unused = reader.nextString();
      }
      case BOOLEAN -> {
        boolean unused = reader.nextBoolean();
      }
      default -> reader.nextNull();
    }
  }

  private static String value(Random random, int deepest) {
    int kind = random.nextInt(deepest > 0 ? 7 : 5);
    return switch (kind) {
      case 0 -> "true";
      case 1 -> "null";
      case 2 -> "-1.5E" + random.nextInt(9);
      case 3, 4 -> "\"A\\n" + random.nextInt(9) + "\"";
      case 5 -> "[" + value(random, deepest - 1) + ", " + value(random, deepest - 1) + "]";
      default -> "{\"k\": " + value(random, deepest - 1) + "}";
    };
  }

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int after = Math.min(text.length(), at + random.nextInt(2));
    return text.substring(0, at) + PARTS.get(random.nextInt(PARTS.size())) + text.substring(after);
  }

  @Test
  void keepsToTheDepthInWhatItSkips() throws IOException {
    String deep = "[".repeat(DEEPEST) + "]".repeat(DEEPEST);
    try (JsonReader reader = BoundedJsonReader.strict(deep, DEEPEST)) {
      reader.skipValue();
      assertThat(reader.peek()).isEqualTo(JsonToken.END_DOCUMENT);
    }
    assertThat(isSkipped("[" + deep + "]")).isFalse();
  }

  private static boolean isSkipped(String text) throws IOException {
    try (JsonReader reader = BoundedJsonReader.strict(text, DEEPEST)) {
      reader.skipValue();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
