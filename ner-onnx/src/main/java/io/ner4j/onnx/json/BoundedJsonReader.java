package io.ner4j.onnx.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Locale;

/**
 * A reader of JSON that refuses arrays and objects in one another beyond a depth. Gson's own limit
 * exists since 2.12 alone, and applications bring older versions.
 */
public final class BoundedJsonReader extends JsonReader {

  private final int deepest;
  private int depth;

  /**
   * Reads from a stream.
   *
   * @param deepest arrays and objects in one another at most
   */
  public BoundedJsonReader(Reader in, int deepest) {
    super(in);
    this.deepest = deepest;
  }

  /**
   * Reads a text in JSON's very grammar. Gson alone would let pass literals such as {@code True},
   * the escape {@code \'}, and control characters in strings.
   *
   * @param deepest arrays and objects in one another at most
   * @throws IllegalStateException if the text has one of these
   */
  public static BoundedJsonReader strict(String text, int deepest) {
    JsonGrammar.check(text);
    return new BoundedJsonReader(new StringReader(text), deepest);
  }

  @Override
  public void beginArray() throws IOException {
    super.beginArray();
    enter();
  }

  @Override
  public void beginObject() throws IOException {
    super.beginObject();
    enter();
  }

  @Override
  public void endArray() throws IOException {
    super.endArray();
    depth--;
  }

  @Override
  public void endObject() throws IOException {
    super.endObject();
    depth--;
  }

  /** Keeps to the depth inside of what it reads over. */
  @Override
  public void skipValue() throws IOException {
    int outside = depth;
    do {
      JsonToken next = peek();
      switch (next) {
        case BEGIN_ARRAY -> beginArray();
        case BEGIN_OBJECT -> beginObject();
        case END_ARRAY -> endArray();
        case END_OBJECT -> endObject();
        default -> super.skipValue();
      }
    } while (depth > outside);
  }

  private void enter() {
    depth++;
    if (depth > deepest) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "expected at most %d arrays and objects in one another, but found more at %s",
              deepest,
              getPath()));
    }
  }
}
