package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Arguments;
import io.ner4j.benchmarks.material.Corpus;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.peer.DjlProgram;
import io.ner4j.benchmarks.report.Picture;
import io.ner4j.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Measures ner4j beside others, on the same model, texts and threads, in turns. */
public final class Compare {

  private static final Set<String> OPTIONS =
      Set.of(
          "model",
          "threads",
          "rounds",
          "texts",
          "only",
          "transformers",
          "points",
          "picture",
          "device");

  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("sentences", Throughput::ofSentences);
    PARTS.put("mixed", Throughput::ofMixedTexts);
    PARTS.put("latency", Latency::run);
    PARTS.put("crowd", Crowd::run);
    PARTS.put("long", LongText::run);
    PARTS.put("lengths", Lengths::run);
    PARTS.put("callers", Callers::run);
  }

  private Compare() {}

  /** A part of the comparison. */
  private interface Part {
    void run(Bench bench) throws Exception;
  }

  public static void run(List<String> options) throws Exception {
    Arguments arguments = Arguments.parse(options, OPTIONS);
    List<String> parts = parts(arguments);
    Place place = Place.of(arguments);
    int rounds = arguments.count("rounds", 7);
    int texts = arguments.count("texts", 400);
    List<ModelFiles> models = ModelFiles.of(arguments);
    Report report = new Report();
    report.line(
        "%s, %d threads each, Java %s on %s",
        place.device(),
        place.threads(),
        System.getProperty("java.version"),
        System.getProperty("os.arch"));
    DjlProgram.claimEnvironment(place, report);
    Corpus corpus = Corpus.load();
    for (ModelFiles model : models) {
      Bench bench =
          new Bench(model, corpus, report, place, rounds, texts, arguments.text("transformers"));
      for (String part : parts) {
        Objects.requireNonNull(PARTS.get(part)).run(bench);
      }
    }
    if (arguments.text("points").isPresent()) {
      report.write(Path.of(arguments.text("points").get()));
    }
    if (arguments.text("picture").isPresent()) {
      Picture.draw(report.points(), Path.of(arguments.text("picture").get()));
    }
    report.end();
  }

  private static List<String> parts(Arguments arguments) {
    List<String> wanted =
        arguments
            .text("only")
            .map(only -> List.of(only.split(",", -1)))
            .orElse(List.copyOf(PARTS.keySet()));
    for (String part : wanted) {
      if (!PARTS.containsKey(part)) {
        throw new IllegalArgumentException(
            "expected some of %s after --only, but found %s"
                .formatted(String.join(",", PARTS.keySet()), part));
      }
    }
    return wanted;
  }
}
