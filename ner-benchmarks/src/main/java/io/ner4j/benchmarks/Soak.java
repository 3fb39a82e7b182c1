package io.ner4j.benchmarks;

import io.ner4j.NerPipeline;
import io.ner4j.benchmarks.compare.Rush;
import io.ner4j.benchmarks.material.Arguments;
import io.ner4j.benchmarks.material.Corpus;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.material.Resident;
import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.report.Point;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Resident memory over texts of random length, then over many calls with a short one. */
final class Soak {

  private static final Set<String> OPTIONS =
      Set.of("model", "threads", "random", "fixed", "callers", "csv");

  private static final long SEED = 42;
  private static final int MAX_WORDS = 400;
  private static final int SAMPLES = 200;
  private static final String SHORT = "Berlin and Oslo";
  private static final double CALLS = 100_000;

  private final NerPipeline pipeline;
  private final int callers;
  private final PrintWriter csv;
  private int done;

  private Soak(NerPipeline pipeline, int callers, PrintWriter csv) {
    this.pipeline = pipeline;
    this.callers = callers;
    this.csv = csv;
  }

  static void run(List<String> options) throws Exception {
    Arguments arguments = Arguments.parse(options, OPTIONS);
    Place place = Place.of(arguments);
    Path file = Path.of(arguments.text("csv").orElse("soak.csv"));
    ModelFiles model = ModelFiles.of(arguments).get(0);
    try (NerPipeline pipeline = model.ner4j(place).load();
        PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
      Soak soak = new Soak(pipeline, arguments.count("callers", 2), csv);
      soak.phase("random lengths", arguments.count("random", 50_000), randomTexts());
      List<Point> fixed =
          soak.phase("one length", arguments.count("fixed", 1_000_000), List.of(SHORT));
      tell(fixed);
    }
  }

  /** A thousand texts, of which a word more or less is as likely among short ones as a tenth. */
  private static List<String> randomTexts() {
    Random random = new Random(SEED);
    String[] words = String.join(" ", Corpus.load().sentences()).split(" ", -1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int count = (int) Math.exp(random.nextDouble() * Math.log(MAX_WORDS));
      int from = random.nextInt(words.length - count);
      texts.add(String.join(" ", List.of(words).subList(from, from + count)));
    }
    return texts;
  }

  /** Reads texts over and over, and notes resident memory now and then. */
  private List<Point> phase(String name, int calls, List<String> texts) throws Exception {
    List<Point> points = new ArrayList<>();
    int step = Math.max(1, calls / SAMPLES);
    for (int from = 0; from < calls; from += step) {
      int to = Math.min(calls, from + step);
      List<String> some = new ArrayList<>();
      for (int i = from; i < to; i++) {
        some.add(texts.get(i % texts.size()));
      }
      Rush.of(callers, some, pipeline::extract);
      done += some.size();
      Point point = new Point("memory", name, done, Resident.megabytes());
      points.add(point);
      csv.println(point.line());
      csv.flush();
    }
    return points;
  }

  private static void tell(List<Point> fixed) throws IOException {
    List<Point> half = fixed.subList(fixed.size() / 2, fixed.size());
    double slope =
        CALLS
            * Statistics.slope(
                half.stream().map(Point::x).toList(), half.stream().map(Point::y).toList());
    double mean = Statistics.mean(half.stream().map(Point::y).toList());
    System.out.println(
        String.format(
            Locale.ROOT,
            "resident over the last half: mean %.1f MB, from %.1f to %.1f MB, slope %.3f MB (%.3f %%) per 100,000 calls",
            mean,
            half.get(0).y(),
            half.get(half.size() - 1).y(),
            slope,
            100 * slope / mean));
  }
}
