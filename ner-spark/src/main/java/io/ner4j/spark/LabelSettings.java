package io.ner4j.spark;

import io.ner4j.Layout;
import io.ner4j.onnx.Words;
import io.ner4j.onnx.ZeroShotNerBuilder;
import io.ner4j.zeroshot.ZeroShotOptions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Options by name of models that take the labels with the text, which {@code label} chooses. */
final class LabelSettings {

  /** A comma, also a Chinese one, as the command line has them. */
  private static final Pattern COMMA = Pattern.compile("[,\uFF0C\u3001]");

  /** What to look for, such as {@code person,a town or a city=CITY}. */
  static final String LABEL = "label";

  static final Map<String, BiConsumer<ZeroShotOptions.Builder, String>> FINDING =
      new TreeMap<>(
          Map.of(
              LABEL,
              LabelSettings::label,
              "layout",
              (b, v) -> b.layout(NerSettings.constant(Layout.class, v)),
              "minScore",
              (b, v) -> b.threshold(Double.parseDouble(v)),
              "nested",
              (b, v) -> b.nested(NerSettings.flag(v)),
              "severalLabels",
              (b, v) -> b.severalLabels(NerSettings.flag(v))));

  static final Map<String, BiConsumer<ZeroShotNerBuilder, String>> READING =
      new TreeMap<>(
          Map.of(
              "maxBatchTokens", (b, v) -> b.maxBatchTokens(Integer.parseInt(v)),
              "windowWords", (b, v) -> b.windowWords(Integer.parseInt(v)),
              "words", (b, v) -> b.words(NerSettings.constant(Words.class, v))));

  private LabelSettings() {}

  static Set<String> known() {
    Set<String> known = new TreeSet<>(FINDING.keySet());
    known.addAll(READING.keySet());
    return known;
  }

  private static void label(ZeroShotOptions.Builder options, String value) {
    for (String label : COMMA.splitAsStream(value).toList()) {
      int sign = label.lastIndexOf('=');
      String text = (sign < 0 ? label : label.substring(0, sign)).strip();
      options.label(text, sign < 0 ? text : label.substring(sign + 1).strip());
    }
  }

  /** What is looked for, by the settings; those of other kinds are left out. */
  static ZeroShotOptions options(Map<String, String> values) {
    ZeroShotOptions.Builder builder = ZeroShotOptions.builder();
    NerSettings.setAll(FINDING, builder, values);
    NerSettings.setScores(builder::threshold, values);
    return builder.build();
  }
}
