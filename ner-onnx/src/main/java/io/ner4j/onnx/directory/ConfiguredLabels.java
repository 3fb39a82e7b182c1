package io.ner4j.onnx.directory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ner4j.NerModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads a model's labels from config.json. */
final class ConfiguredLabels {

  private static final String REMEDY =
      "; name the labels in the order of the logits with OnnxNerBuilder.labels";

  private final JsonFile config;
  private final String field;
  private final Map<Integer, String> byId = new TreeMap<>();

  private ConfiguredLabels(JsonFile config, String field) {
    this.config = config;
    this.field = field;
  }

  /**
   * Reads {@code id2label}, else {@code label2id} the other way round.
   *
   * @return label names in the order of the logits
   * @throws NerModelException if there are none, an id is missing, or they are called LABEL_0 and
   *     so on, as transformers calls them where a model names none
   */
  static List<String> of(JsonFile config) {
    JsonObject names = config.object("id2label").orElseGet(JsonObject::new);
    boolean named = !names.isEmpty();
    ConfiguredLabels labels = new ConfiguredLabels(config, named ? "id2label" : "label2id");
    JsonObject entries = named ? names : config.object("label2id").orElseGet(JsonObject::new);
    for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
      String value = labels.text(entry);
      labels.put(named ? entry.getKey() : value, named ? value : entry.getKey(), entry);
    }
    return labels.inOrder();
  }

  private String text(Map.Entry<String, JsonElement> entry) {
    if (entry.getValue().isJsonPrimitive()) {
      return entry.getValue().getAsString();
    }
    throw unusable(entry);
  }

  private void put(String id, String label, Map.Entry<String, JsonElement> entry) {
    try {
      if (byId.put(Integer.valueOf(id), label) == null) {
        return;
      }
    } catch (NumberFormatException e) {
      NerModelException failure = unusable(entry);
      failure.initCause(e);
      throw failure;
    }
    throw unusable(entry);
  }

  private NerModelException unusable(Object entry) {
    return new NerModelException(
        "expected %s in %s to give each label a number of its own, but found %s%s"
            .formatted(field, config.file(), entry, REMEDY));
  }

  private List<String> inOrder() {
    if (byId.isEmpty()) {
      throw new NerModelException(
          "expected id2label in " + config.file() + ", but it has none" + REMEDY);
    }
    for (int id = 0; id < byId.size(); id++) {
      if (!byId.containsKey(id)) {
        throw new NerModelException(
            String.format(
                Locale.ROOT,
                "expected %s in %s to name 0 to %d, but %d is missing%s",
                field,
                config.file(),
                byId.size() - 1,
                id,
                REMEDY));
      }
    }
    List<String> labels = List.copyOf(new ArrayList<>(byId.values()));
    if (labels.stream().allMatch(label -> label.matches("LABEL_\\d+"))) {
      throw new NerModelException(
          "expected %s in %s to name entity types, but it has only %s, which name none%s, such as O, B-PER, I-PER; the same names given there are taken for types"
              .formatted(field, config.file(), labels, REMEDY));
    }
    return labels;
  }
}
