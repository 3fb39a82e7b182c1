package io.ner4j.onnx.directory;

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
    Optional<Integer> window = file.number("windowTokens").map(Number::intValue);
    if (window.isPresent() && window.get() < 1) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected windowTokens of %s in %s to be >= 1, but found %d",
              SECTION,
              file.file(),
              window.get()));
    }
    double minScore =
        file.number("minScore").map(Number::doubleValue).orElse(ModelDefaults.NONE.minScore());
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected minScore of %s in %s to be 0 to 1, but found %s",
              SECTION,
              file.file(),
              minScore));
    }
    return new ModelDefaults(
        decoding, layout, window.map(OptionalInt::of).orElse(OptionalInt.empty()), minScore);
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
