package io.ner4j.spark;

import io.ner4j.NerModelException;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.ZeroShotNerBuilder;
import io.ner4j.onnx.hub.HubModel;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model as a job names it. It is {@code en} for a bundled one and {@code hub:OWNER/NAME@REVISION}
 * for one of the hub. Else it is a directory or an archive on the executors or among the files of
 * the job.
 *
 * @param name the name
 * @param cache the hub's cache directory; null for the usual one
 * @param offline whether nothing is fetched; null for what the process says
 */
record ModelName(String name, @Nullable String cache, @Nullable Boolean offline) {

  static final String HUB_CACHE = "hubCache";
  static final String HUB_OFFLINE = "hubOffline";

  private static final String HUB = "hub:";

  static ModelName of(Map<String, String> settings) {
    String offline = settings.get(HUB_OFFLINE);
    return new ModelName(
        settings.getOrDefault(NerSettings.MODEL, NerSettings.BUNDLED),
        settings.get(HUB_CACHE),
        offline == null ? null : offline(offline));
  }

  private static boolean offline(String value) {
    try {
      return NerSettings.flag(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the option %s cannot be '%s': %s".formatted(HUB_OFFLINE, value, e.getMessage()), e);
    }
  }

  /**
   * Checks what can be checked without the executor's files.
   *
   * @throws IllegalArgumentException if that cannot be a name
   */
  void check() {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "expected a model such as en, hub:dslim/bert-base-NER or a directory, but found none");
    }
    if (name.startsWith(HUB)) {
      hub();
    } else if (name.contains("://")) {
      throw new IllegalArgumentException(
          "expected a model on the executors or among the files of the job, but found the address %s; send it along by --archives %s#ner, and name the model ner"
              .formatted(name, name));
    }
  }

  /**
   * Starts loading the model where this runs.
   *
   * @throws NerModelException if it is nowhere
   */
  OnnxNerBuilder builder() {
    if (name.startsWith(HUB)) {
      return OnnxNer.hub(hub());
    }
    Path found = Place.find(name);
    if (found == null && OnnxNer.bundledModels().contains(name)) {
      return OnnxNer.bundledBuilder(name);
    }
    return OnnxNer.builder(path(found));
  }

  /**
   * Starts loading a model that takes the labels with the text.
   *
   * @throws IllegalArgumentException if it has a bundled one's name
   * @throws NerModelException if it is nowhere
   */
  ZeroShotNerBuilder zeroShotBuilder() {
    if (name.startsWith(HUB)) {
      return ZeroShotNer.hub(hub());
    }
    Path found = Place.find(name);
    if (found == null && mayBeBundled()) {
      throw withoutLabels(name);
    }
    return ZeroShotNer.builder(path(found));
  }

  private Path path(@Nullable Path found) {
    Path path = found == null ? Path.of(name) : found;
    if (path.isAbsolute()) {
      return path;
    }
    throw new NerModelException(
        "expected the model %s among the files of the job, at that path on the executor or among the bundled models %s, but it is nowhere; %s, or send it along by --archives FILE.zip#ner and name the model ner"
            .formatted(
                name,
                OnnxNer.bundledModels(),
                mayBeBundled()
                    ? "add io.ner4j:ner-model-" + name + " to --packages"
                    : "write hub:OWNER/NAME for a model of the hub"));
  }

  static IllegalArgumentException withoutLabels(String name) {
    return new IllegalArgumentException(
        "expected a model that takes the labels with the text, such as GLiNER, since the option label is set, but found the model %s; name its directory, its archive or hub:OWNER/NAME"
            .formatted(name));
  }

  private boolean mayBeBundled() {
    return name.matches("[a-z][a-z0-9-]*");
  }

  private HubModel hub() {
    String[] parts = name.substring(HUB.length()).split("@", 2);
    HubModel model = HubModel.of(parts[0]);
    model = parts.length == 1 ? model : model.withRevision(parts[1]);
    model = cache == null ? model : model.withCache(Path.of(cache));
    return offline == null ? model : model.withOffline(offline);
  }
}
