package io.ner4j.onnx;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.ner4j.NerModelException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What config.json and tokenizer_config.json say of a model.
 *
 * @param labels label names in the order of the logits
 * @param maxTokens the longest sequence, special tokens included
 * @param padToken the padding token's text, where it is named
 * @param padId the padding token's id, where it is named
 */
record ModelConfig(
    List<String> labels, int maxTokens, Optional<String> padToken, Optional<Integer> padId) {

  /** Families that number positions from the padding id on, and so read fewer than they have. */
  private static final Set<String> OFFSET_POSITIONS =
      Set.of("roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "roberta-prelayernorm");

  /** What BERT reads, for models that do not say. */
  private static final int DEFAULT_MAX_TOKENS = 512;

  /** Reads a directory's settings; {@code labels}, if not null, stand for those in the file. */
  static ModelConfig of(ModelDirectory files, @Nullable List<String> labels) {
    Path configFile = files.config();
    JsonObject config = object(configFile);
    JsonObject tokenizer =
        files.tokenizerConfig().map(ModelConfig::object).orElseGet(JsonObject::new);
    Optional<Integer> padId = number(config, "pad_token_id").map(Number::intValue);
    return new ModelConfig(
        labels == null ? labels(config, configFile) : labels,
        maxTokens(config, tokenizer, padId.orElse(0)),
        padToken(tokenizer),
        padId);
  }

  private static List<String> labels(JsonObject config, Path file) {
    String mend = "; name the labels in the order of the logits with OnnxNerBuilder.labels";
    if (!(config.get("id2label") instanceof JsonObject names) || names.isEmpty()) {
      throw new NerModelException("expected id2label in " + file + ", but it has none" + mend);
    }
    Map<Integer, String> byId = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry : names.entrySet()) {
      try {
        byId.put(Integer.valueOf(entry.getKey()), entry.getValue().getAsString());
      } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
        throw new NerModelException(
            "expected id2label in %s to map numbers to names, but found %s%s"
                .formatted(file, entry, mend),
            e);
      }
    }
    for (int id = 0; id < byId.size(); id++) {
      if (!byId.containsKey(id)) {
        throw new NerModelException(
            "expected id2label in %s to name 0 to %d, but %d is missing%s"
                .formatted(file, byId.size() - 1, id, mend));
      }
    }
    return List.copyOf(new ArrayList<>(byId.values()));
  }

  private static int maxTokens(JsonObject config, JsonObject tokenizer, int padId) {
    Optional<String> family = string(config, "model_type");
    int offset = family.filter(OFFSET_POSITIONS::contains).isPresent() ? padId + 1 : 0;
    long positions =
        number(config, "max_position_embeddings").map(n -> n.longValue() - offset).orElse(0L);
    // Where a tokenizer has no limit of its own, transformers writes a number beyond all bounds.
    double limit = number(tokenizer, "model_max_length").map(Number::doubleValue).orElse(0.0);
    double longest = positions > 0 ? positions : DEFAULT_MAX_TOKENS;
    return (int) (limit >= 1 ? Math.min(longest, limit) : longest);
  }

  /** A token is named by its text, or by an object that has it as its content. */
  private static Optional<String> padToken(JsonObject tokenizer) {
    return tokenizer.get("pad_token") instanceof JsonObject object
        ? string(object, "content")
        : string(tokenizer, "pad_token");
  }

  private static Optional<String> string(JsonObject object, String name) {
    JsonElement value = object.get(name);
    boolean present =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    return present ? Optional.of(value.getAsString()) : Optional.empty();
  }

  private static Optional<Number> number(JsonObject object, String name) {
    JsonElement value = object.get(name);
    boolean present =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    return present ? Optional.of(value.getAsNumber()) : Optional.empty();
  }

  private static JsonObject object(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      if (JsonParser.parseReader(reader) instanceof JsonObject object) {
        return object;
      }
      throw new NerModelException(
          "expected a JSON object in " + file + ", but found another value");
    } catch (IOException | JsonParseException e) {
      throw new NerModelException(
          "expected JSON in " + file + ", but could not read it: " + e.getMessage(), e);
    }
  }
}
