package io.ner4j.spark;

import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Layout;
import io.ner4j.LongText;
import io.ner4j.PipelineConfig;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.TagScheme;
import io.ner4j.onnx.LoadingOptions;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import io.ner4j.onnx.PipelineSpec;
import io.ner4j.onnx.Precision;
import io.ner4j.onnx.Words;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.ZeroShotNerBuilder;
import io.ner4j.spark.RowShape.OnError;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** The model where none is named. */
  static final String BUNDLED = "en";

  private static final String MIN_SCORE_OF = "minScore.";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /** Of each model. */
  private static final Map<String, BiConsumer<LoadingOptions<?>, String>> LOADING =
      new TreeMap<>(
          Map.of(
              "modelFile", LoadingOptions::modelFile,
              "precision", (b, value) -> b.precision(constant(Precision.class, value)),
              "intraOpThreads", (b, value) -> b.intraOpThreads(Integer.parseInt(value)),
              "parallelRuns", (b, value) -> b.parallelRuns(Integer.parseInt(value)),
              "cudaMemoryLimit", (b, value) -> b.cudaMemoryLimit(Long.parseLong(value)),
              "exactInt8", (b, value) -> b.exactInt8(flag(value)),
              "batchDependent", (b, value) -> b.batchDependent(flag(value))));

  /** Of models with labels of their own. */
  private static final Map<String, BiConsumer<OnnxNerBuilder, String>> CLASSIFYING =
      new TreeMap<>(
          Map.of(
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
    values.forEach(NerSettings::checkGiven);
    NerSettings settings = new NerSettings(values);
    ModelName.of(settings.values).check();
    settings.offsets();
    settings.onError();
    settings.checkDevice();
    settings.checkNames();
    if (settings.takesLabels()) {
      settings.set(ZeroShotNer.builder(Path.of("model")));
    } else {
      settings.set(OnnxNer.englishBuilder());
    }
    return settings;
  }

  private void checkDevice() {
    String name = device();
    if (!name.equals("auto")
        && !Device.of(name).isCuda()
        && !Device.of(name).equals(Device.cpu())) {
      throw new IllegalArgumentException(
          "expected a device auto, cpu, cuda or cuda:1, but found " + name);
    }
  }

  private static void checkGiven(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "the option %s cannot be null; leave it out for its default".formatted(name));
    }
  }

  private void checkNames() {
    Set<String> known = known();
    for (String name : values.keySet()) {
      if (known.contains(name) || name.startsWith(MIN_SCORE_OF)) {
        continue;
      }
      if (!takesLabels() && LabelSettings.known().contains(name)) {
        throw new IllegalArgumentException(
            "expected the option label beside %s, which is for models that take the labels with the text, such as GLiNER; set label first, or leave %s out"
                .formatted(name, name));
      }
      throw new IllegalArgumentException(
          "expected an option among %s and minScore.TYPE%s, but found %s"
              .formatted(known, takesLabels() ? " with label" : "", name));
    }
    if (takesLabels() && BUNDLED.equals(values.get(MODEL))) {
      throw ModelName.withoutLabels(BUNDLED);
    }
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(OTHERS);
    known.addAll(LOADING.keySet());
    if (takesLabels()) {
      known.addAll(LabelSettings.known());
    } else {
      known.addAll(CLASSIFYING.keySet());
      known.addAll(READING.keySet());
    }
    return known;
  }

  private boolean takesLabels() {
    return values.containsKey(LabelSettings.LABEL);
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
  PipelineSpec<?> spec(Place place) {
    ModelName model = ModelName.of(values);
    return takesLabels()
        ? set(at(place, model.zeroShotBuilder())).spec()
        : set(at(place, model.builder())).spec();
  }

  private <B extends LoadingOptions<B>> B at(Place place, B builder) {
    return builder
        .device(place.device(device()))
        .intraOpThreads(Math.min(place.taskCpus(), place.cores()))
        .parallelRuns(place.cores());
  }

  private OnnxNerBuilder set(OnnxNerBuilder builder) {
    setAll(LOADING, builder, values);
    setAll(CLASSIFYING, builder, values);
    PipelineConfig.Builder config = PipelineConfig.builder();
    setAll(READING, config, values);
    setScores(config::minScore, values);
    return builder.config(config.build());
  }

  private ZeroShotNerBuilder set(ZeroShotNerBuilder builder) {
    setAll(LOADING, builder, values);
    setAll(LabelSettings.READING, builder, values);
    return builder.options(LabelSettings.options(values));
  }

  /** Sets what there is an option for. */
  static <B> void setAll(
      Map<String, ? extends BiConsumer<? super B, String>> options,
      B builder,
      Map<String, String> values) {
    values.forEach((name, value) -> set(options.get(name), builder, name, value));
  }

  /** Sets the least score of each type. */
  static void setScores(BiConsumer<String, Double> option, Map<String, String> values) {
    values.forEach(
        (name, value) -> {
          if (name.startsWith(MIN_SCORE_OF)) {
            String type = name.substring(MIN_SCORE_OF.length());
            set((t, v) -> option.accept(t, Double.parseDouble(v)), type, name, value);
          }
        });
  }

  private static <B> void set(
      @Nullable BiConsumer<? super B, String> option, B builder, String name, String value) {
    if (option == null) {
      return;
    }
    try {
      option.accept(builder, value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the option %s cannot be '%s': expected a number, a whole one unless it is a score"
              .formatted(name, value),
          e);
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

  static String[] names(String value) {
    return COMMA.splitAsStream(value).toArray(String[]::new);
  }

  static boolean flag(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("expected true or false");
    }
    return value.equals("true");
  }

  static <E extends Enum<E>> E constant(Class<E> type, String value) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "expected one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
