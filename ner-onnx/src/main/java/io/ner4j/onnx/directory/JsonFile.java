package io.ner4j.onnx.directory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of settings in JSON. A setting of another kind than is asked for counts as missing, as it
 * does where it is null.
 *
 * @param file where it lies
 * @param content what it says
 */
public record JsonFile(Path file, JsonObject content) {

  /**
   * Reads a file.
   *
   * @throws io.ner4j.NerModelException if it holds no JSON object
   */
  public static JsonFile read(Path file) {
    return new JsonFile(file, UntrustedJson.object(file));
  }

  public Optional<String> string(String name) {
    return string(content, name);
  }

  public Optional<Number> number(String name) {
    return primitive(content, name).filter(JsonPrimitive::isNumber).map(JsonPrimitive::getAsNumber);
  }

  public Optional<Boolean> flag(String name) {
    return flag(content, name);
  }

  public Optional<JsonObject> object(String name) {
    return content.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /** The text of a token, which is named by it, or by an object that has it as its content. */
  public Optional<String> token(String name) {
    return object(name).map(object -> string(object, "content")).orElseGet(() -> string(name));
  }

  public static Optional<String> string(JsonObject object, String name) {
    return primitive(object, name).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
  }

  public static Optional<Boolean> flag(JsonObject object, String name) {
    return primitive(object, name)
        .filter(JsonPrimitive::isBoolean)
        .map(JsonPrimitive::getAsBoolean);
  }

  private static Optional<JsonPrimitive> primitive(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value instanceof JsonPrimitive primitive ? Optional.of(primitive) : Optional.empty();
  }
}
