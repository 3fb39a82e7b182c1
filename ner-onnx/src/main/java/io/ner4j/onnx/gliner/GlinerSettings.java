package io.ner4j.onnx.gliner;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.JsonFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings of a GLiNER model. One that is missing or null has the reference's default; one of
 * another kind than the reference writes is refused.
 *
 * @param file where they lie
 * @param content what they say
 */
record GlinerSettings(Path file, JsonObject content) {

  private static final int MAX_SHOWN = 40;

  /**
   * Reads a file.
   *
   * @throws NerModelException if it holds no JSON object
   */
  static GlinerSettings read(Path file) {
    return new GlinerSettings(file, JsonFile.read(file).content());
  }

  Optional<String> string(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonPrimitive text && text.isString()) {
                return text.getAsString();
              }
              throw refused(name, "a string", value);
            });
  }

  Optional<Boolean> flag(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonPrimitive flag && flag.isBoolean()) {
                return flag.getAsBoolean();
              }
              throw refused(name, "true or false", value);
            });
  }

  /**
   * A whole number.
   *
   * @param least the least that it may be
   * @param most the most that it may be
   */
  Optional<Integer> number(String name, int least, int most) {
    return value(name).map(value -> number(name, least, most, value));
  }

  private int number(String name, int least, int most, JsonElement value) {
    if (value instanceof JsonPrimitive number && number.isNumber()) {
      double found = number.getAsNumber().doubleValue();
      if (found >= least && found <= most && found == Math.rint(found)) {
        return (int) found;
      }
    }
    String wanted = String.format(Locale.ROOT, "a whole number from %d to %d", least, most);
    throw refused(name, wanted, value);
  }

  /** Settings inside of these. */
  Optional<GlinerSettings> object(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonObject object) {
                return new GlinerSettings(file, object);
              }
              throw refused(name, "an object", value);
            });
  }

  /** Whether something is said of it. */
  boolean says(String name) {
    return value(name).isPresent();
  }

  private Optional<JsonElement> value(String name) {
    return Optional.ofNullable(content.get(name)).filter(value -> !value.isJsonNull());
  }

  /** The exception for a value that cannot be. */
  NerModelException refused(String name, String wanted, Object found) {
    String shown = found.toString();
    return new NerModelException(
        "expected %s in %s to be %s, but it is %s"
            .formatted(
                name,
                file,
                wanted,
                shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN) + "…"));
  }
}
