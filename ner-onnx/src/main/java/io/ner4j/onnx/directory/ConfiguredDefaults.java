package io.ner4j.onnx.directory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ner4j.Layout;
import io.ner4j.NerModelException;
import io.ner4j.decode.Decoding;
import io.ner4j.spi.ModelDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Reads how a model's makers want texts to be read: the object {@code ner4j} of config.json, such
 * as {@code {"decoder": "viterbi", "layout": "auto", "windowTokens": 128, "minScore": 0.4}}.
 */
final class ConfiguredDefaults {

  private static final String SECTION = "ner4j";

  private ConfiguredDefaults() {}

  /**
   * Reads them; what is not there stays as transformers has it.
   *
   * @throws NerModelException if a value is none that is known
   */
  static ModelDefaults of(JsonFile config) {
    Optional<JsonObject> section = config.object(SECTION);
    if (section.isEmpty()) {
      return ModelDefaults.NONE;
    }
    JsonFile file = new JsonFile(config.file(), section.get());
    Decoding decoding =
        value(file, "decoder", Decoding.values()).orElse(ModelDefaults.NONE.decoding());
    Layout layout = value(file, "layout", Layout.values()).orElse(ModelDefaults.NONE.layout());
    Optional<Number> window =
        number(
            file,
            "windowTokens",
            ">= 1",
            n -> n.intValue() >= 1 && n.doubleValue() == n.intValue());
    Optional<Number> minScore =
        number(file, "minScore", "0 to 1", n -> n.doubleValue() >= 0 && n.doubleValue() <= 1);
    return new ModelDefaults(
        decoding,
        layout,
        window.map(n -> OptionalInt.of(n.intValue())).orElse(OptionalInt.empty()),
        minScore.map(Number::doubleValue).orElse(ModelDefaults.NONE.minScore()));
  }

  /** A number in its range, if it is there at all. */
  private static Optional<Number> number(
      JsonFile file, String name, String range, Predicate<Number> within) {
    JsonElement given = file.content().get(name);
    if (given == null || given.isJsonNull()) {
      return Optional.empty();
    }
    Optional<Number> found = file.number(name).filter(within);
    if (found.isEmpty()) {
      throw new NerModelException(
          "expected %s of %s in %s to be %s, but found %s"
              .formatted(name, SECTION, file.file(), range, given));
    }
    return found;
  }

  private static <E extends Enum<E>> Optional<E> value(JsonFile file, String name, E[] values) {
    Optional<String> found = file.string(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    for (E value : values) {
      if (value.name().equalsIgnoreCase(found.get())) {
        return Optional.of(value);
      }
    }
    List<String> known =
        Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    throw new NerModelException(
        "expected %s of %s in %s to be one of %s, but found '%s'"
            .formatted(name, SECTION, file.file(), known, found.get()));
  }
}
