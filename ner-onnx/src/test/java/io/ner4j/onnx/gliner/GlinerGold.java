package io.ner4j.onnx.gliner;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;

/** What GLiNER's reference implementation feeds and answers. */
final class GlinerGold {

  private static final Gson GSON = new Gson();

  private GlinerGold() {}

  /** An entity that the reference answers, in UTF-16 code units. */
  record Found(int start, int end, String label, double score) {}

  /** Options, and the entities that the reference answers with them. */
  record Answer(double threshold, boolean flat, boolean severalLabels, List<Found> entities) {}

  /**
   * A text and labels with all that the reference makes of them.
   *
   * @param inputs what the graph is fed, row-major, by name
   * @param logits what the graph answers, row-major
   * @param words number of words that it reads
   */
  record Case(
      Scoring scoring,
      String text,
      List<String> labels,
      Map<String, long[]> inputs,
      FloatBuffer logits,
      int words,
      List<Answer> answers) {

    /** Number of words of which the tokenizer makes a token. */
    int wordsWithTokens() {
      return (int) LongStream.of(inputs.get(GlinerInputs.WORDS)).max().orElseThrow();
    }

    @Override
    public String toString() {
      return scoring + " " + labels + " " + text;
    }
  }

  /** The directory of the tokenizer. */
  static Path directory() {
    try {
      return Path.of(Objects.requireNonNull(GlinerGold.class.getResource("/gliner")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Case> cases() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        GlinerGold.class.getResourceAsStream("/gliner/gold.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> of(GSON.fromJson(line, JsonObject.class))).toList();
    }
  }

  private static Case of(JsonObject record) {
    String text = record.get("text").getAsString();
    JsonObject inputs = record.getAsJsonObject("inputs");
    Map<String, long[]> fed = new TreeMap<>();
    for (String name : inputs.keySet()) {
      List<JsonElement> cells = cells(inputs.get(name));
      fed.put(name, cells.stream().mapToLong(JsonElement::getAsLong).toArray());
    }
    List<JsonElement> numbers = cells(record.get("logits"));
    float[] logits = new float[numbers.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = numbers.get(i).getAsFloat();
    }
    List<Answer> answers = new ArrayList<>();
    for (JsonElement answer : record.getAsJsonArray("answers")) {
      answers.add(answer(answer.getAsJsonObject(), text));
    }
    return new Case(
        record.get("model").getAsString().equals("span") ? Scoring.SPANS : Scoring.BORDERS,
        text,
        List.of(GSON.fromJson(record.get("labels"), String[].class)),
        fed,
        FloatBuffer.wrap(logits),
        record.getAsJsonArray("logits_shape").get(1).getAsInt(),
        answers);
  }

  private static Answer answer(JsonObject answer, String text) {
    List<Found> entities = new ArrayList<>();
    for (JsonElement element : answer.getAsJsonArray("entities")) {
      JsonArray cells = element.getAsJsonArray();
      entities.add(
          new Found(
              text.offsetByCodePoints(0, cells.get(0).getAsInt()),
              text.offsetByCodePoints(0, cells.get(1).getAsInt()),
              cells.get(2).getAsString(),
              cells.get(3).getAsDouble()));
    }
    return new Answer(
        answer.get("threshold").getAsDouble(),
        answer.get("flat").getAsBoolean(),
        answer.get("multi_label").getAsBoolean(),
        entities);
  }

  /** The cells of nested arrays, row-major. */
  private static List<JsonElement> cells(JsonElement element) {
    if (!element.isJsonArray()) {
      return List.of(element);
    }
    List<JsonElement> cells = new ArrayList<>();
    element.getAsJsonArray().forEach(part -> cells.addAll(cells(part)));
    return cells;
  }

  /** Whether two lists hold the same entities, in any order, with scores that differ by less. */
  static boolean same(List<Found> found, List<Found> expected, double tolerance) {
    Comparator<Found> inText =
        Comparator.comparingInt(Found::start)
            .thenComparingInt(Found::end)
            .thenComparing(Found::label);
    List<Found> own = found.stream().sorted(inText).toList();
    List<Found> other = expected.stream().sorted(inText).toList();
    boolean same = own.size() == other.size();
    for (int i = 0; same && i < own.size(); i++) {
      same =
          inText.compare(own.get(i), other.get(i)) == 0
              && Math.abs(own.get(i).score() - other.get(i).score()) < tolerance;
    }
    return same;
  }
}
