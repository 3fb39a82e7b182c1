package io.ner4j.spark;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Layout;
import io.ner4j.LongText;
import io.ner4j.PipelineConfig;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.TagScheme;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import io.ner4j.onnx.Precision;
import io.ner4j.onnx.Words;
import io.ner4j.spark.RowShape.OnError;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a job by name, as SQL and saved pipelines have them. They are checked where they
 * are given, and become a specification where the task runs. Immutable.
 */
final class NerSettings implements Serializable {

  private static final long serialVersionUID = 1L;

  static final String MODEL = "model";
  static final String DEVICE = "device";
  static final String OFFSETS = "offsets";
  static final String ON_ERROR = "onError";

  private static final String MIN_SCORE_OF = "minScore.";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private static final Map<String, BiConsumer<OnnxNerBuilder, String>> LOADING =
      new TreeMap<>(
          Map.of(
              "modelFile", OnnxNerBuilder::modelFile,
              "precision", (b, value) -> b.precision(constant(Precision.class, value)),
              "intraOpThreads", (b, value) -> b.intraOpThreads(Integer.parseInt(value)),
              "parallelRuns", (b, value) -> b.parallelRuns(Integer.parseInt(value)),
              "cudaMemoryLimit", (b, value) -> b.cudaMemoryLimit(Long.parseLong(value)),
              "exactInt8", (b, value) -> b.exactInt8(flag(value)),
              "batchDependent", (b, value) -> b.batchDependent(flag(value)),
              "labels", (b, value) -> b.labels(List.of(names(value))),
              "output", OnnxNerBuilder::output,
              "words", (b, value) -> b.words(constant(Words.class, value))));

  private static final Map<String, BiConsumer<PipelineConfig.Builder, String>> READING =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("aggregation", (b, v) -> b.aggregation(constant(Aggregation.class, v))),
              Map.entry("decoder", (b, v) -> b.decoder(constant(Decoding.class, v))),
              Map.entry("excludeTypes", (b, v) -> b.excludeTypes(names(v))),
              Map.entry("includeTypes", (b, v) -> b.includeTypes(names(v))),
              Map.entry("layout", (b, v) -> b.layout(constant(Layout.class, v))),
              Map.entry("longText", (b, v) -> b.longText(constant(LongText.class, v))),
              Map.entry("maxBatchTokens", (b, v) -> b.maxBatchTokens(Integer.parseInt(v))),
              Map.entry("maxTokens", (b, v) -> b.maxTokens(Integer.parseInt(v))),
              Map.entry("minScore", (b, v) -> b.minScore(Double.parseDouble(v))),
              Map.entry("renameTypes", NerSettings::rename),
              Map.entry("scheme", (b, v) -> b.scheme(constant(TagScheme.class, v))),
              Map.entry("stride", (b, v) -> b.stride(Integer.parseInt(v))),
              Map.entry("windowTokens", (b, v) -> b.windowTokens(Integer.parseInt(v)))));

  private static final List<String> OTHERS =
      List.of(MODEL, DEVICE, OFFSETS, ON_ERROR, ModelName.HUB_CACHE, ModelName.HUB_OFFLINE);

  private final TreeMap<String, String> values;

  private NerSettings(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /**
   * Checks settings.
   *
   * @throws IllegalArgumentException if a name is unknown or a value is none that it can have
   */
  static NerSettings of(Map<String, String> values) {
    NerSettings settings = new NerSettings(values);
    ModelName.of(settings.values).check();
    settings.offsets();
    settings.onError();
    if (!settings.device().equals("auto")) {
      Device.of(settings.device());
    }
    settings.config();
    settings.values.forEach(
        (name, value) -> {
          if (!READING.containsKey(name)
              && !LOADING.containsKey(name)
              && !OTHERS.contains(name)
              && !name.startsWith(MIN_SCORE_OF)) {
            throw unknown(name);
          }
        });
    settings.set(OnnxNer.englishBuilder());
    return settings;
  }

  private static IllegalArgumentException unknown(String name) {
    TreeMap<String, Object> known = new TreeMap<>(LOADING);
    known.putAll(READING);
    OTHERS.forEach(other -> known.put(other, other));
    return new IllegalArgumentException(
        "expected an option among %s and minScore.TYPE, but found %s"
            .formatted(known.keySet(), name));
  }

  Offsets offsets() {
    return Offsets.of(values.getOrDefault(OFFSETS, "utf16"));
  }

  OnError onError() {
    return OnError.of(values.getOrDefault(ON_ERROR, "fail"));
  }

  private String device() {
    return values.getOrDefault(DEVICE, "auto");
  }

  /**
   * What the executor of a task loads.
   *
   * @throws io.ner4j.NerModelException if a GPU is wanted that Spark did not assign
   */
  NerPipelineSpec spec(Place place) {
    OnnxNerBuilder builder =
        ModelName.of(values)
            .builder()
            .device(place.device(device()))
            .intraOpThreads(Math.min(place.taskCpus(), place.cores()))
            .parallelRuns(place.cores());
    return set(builder).config(config()).spec();
  }

  private OnnxNerBuilder set(OnnxNerBuilder builder) {
    values.forEach((name, value) -> set(LOADING.get(name), builder, name, value));
    return builder;
  }

  private PipelineConfig config() {
    PipelineConfig.Builder builder = PipelineConfig.builder();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(MIN_SCORE_OF)) {
            String type = name.substring(MIN_SCORE_OF.length());
            set((b, v) -> b.minScore(type, Double.parseDouble(v)), builder, name, value);
          }
          set(READING.get(name), builder, name, value);
        });
    return builder.build();
  }

  private static <B> void set(
      @Nullable BiConsumer<B, String> option, B builder, String name, String value) {
    if (option == null) {
      return;
    }
    try {
      option.accept(builder, value);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "the option %s cannot be '%s': %s".formatted(name, value, e.getMessage()), e);
    }
  }

  private static void rename(PipelineConfig.Builder builder, String value) {
    for (String pair : names(value)) {
      String[] names = pair.split("=", 2);
      if (names.length < 2) {
        throw new IllegalArgumentException("expected TYPE=NAME,TYPE=NAME, but found " + pair);
      }
      builder.renameType(names[0].strip(), names[1].strip());
    }
  }

  private static String[] names(String value) {
    return COMMA.splitAsStream(value).toArray(String[]::new);
  }

  private static boolean flag(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("expected true or false");
    }
    return value.equals("true");
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String value) {
    return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
