package io.ner4j;

import io.ner4j.decode.Decoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a configuration that differ from the defaults, as {@code name=value}. */
final class ConfigText {

  private final List<String> options = new ArrayList<>();

  private ConfigText() {}

  static List<String> of(PipelineConfig config) {
    ConfigText text = new ConfigText();
    text.add("aggregation", config.aggregation, Aggregation.FIRST);
    text.add("scheme", config.scheme, null);
    text.add("decoder", config.decoder instanceof Decoding ? config.decoder : custom(config), null);
    text.add("minScore", config.minScore(), 0.0);
    text.add("minScores", config.minScores(), Map.of());
    text.add("includeTypes", List.copyOf(config.includeTypes()), List.of());
    text.add("excludeTypes", List.copyOf(config.excludeTypes()), List.of());
    text.add("longText", config.longText(), LongText.WINDOWS);
    text.add("maxTokens", config.windows.maxTokens(), null);
    text.add("windowTokens", config.windows.windowTokens(), null);
    text.add("stride", config.windows.stride(), null);
    text.add("layout", config.layout, null);
    text.add("maxBatchTokens", config.maxBatchTokens, null);
    text.add("maxWaiting", config.maxWaiting, PipelineConfig.DEFAULT_WAITING);
    return text.options;
  }

  /** A lambda's name differs from one run to the next. */
  private static @Nullable String custom(PipelineConfig config) {
    return config.decoder == null ? null : "custom";
  }

  private void add(String name, @Nullable Object value, @Nullable Object standard) {
    if (value != null && !value.equals(standard)) {
      options.add(name + "=" + value);
    }
  }
}
