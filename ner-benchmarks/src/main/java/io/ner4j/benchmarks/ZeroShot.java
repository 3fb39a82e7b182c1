package io.ner4j.benchmarks;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.Device;
import io.ner4j.benchmarks.material.Arguments;
import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Lists of texts of unlike lengths through a GLiNER model, beside a bare loop over ONNX Runtime:
 * batches of eight in the order of the texts, padded as the reference pads them.
 */
final class ZeroShot {

  private static final Set<String> OPTIONS = Set.of("model", "threads", "labels", "rounds");
  private static final int TEXTS = 64;
  private static final int SHORTEST = 4;
  private static final int LONGEST = 250;
  private static final int BATCH = 8;

  private ZeroShot() {}

  static void run(List<String> options) throws Exception {
    Arguments arguments = Arguments.parse(options, OPTIONS);
    Path directory =
        Path.of(
            arguments
                .text("model")
                .orElseThrow(() -> new IllegalArgumentException("--model names a directory")));
    int threads = arguments.count("threads", Runtime.getRuntime().availableProcessors());
    List<String> labels =
        IntStream.range(0, arguments.count("labels", 5)).mapToObj(i -> "kind " + i).toList();
    List<String> texts = texts(new Random(1));
    ZeroShotOptions asked = ZeroShotOptions.builder().labels(labels).threshold(0.9).build();
    try (ZeroShotPipeline ner =
            ZeroShotNer.builder(directory)
                .device(Device.cpu())
                .intraOpThreads(threads)
                .options(asked)
                .load();
        GlinerRows rows = GlinerRows.of(directory, texts, labels);
        SessionOptions session = new SessionOptions()) {
      session.setIntraOpNumThreads(threads);
      try (OrtSession bare =
          OrtEnvironment.getEnvironment()
              .createSession(directory.resolve("model.onnx").toString(), session)) {
        measure(
            arguments.count("rounds", 5),
            () -> ner.extractAll(texts),
            () -> {
              for (int from = 0; from < TEXTS; from += BATCH) {
                rows.run(bare, from, Math.min(TEXTS, from + BATCH));
              }
              return rows;
            });
      }
    }
  }

  /** Texts whose lengths grow by equal factors, in any order. */
  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      double share = random.nextDouble();
      long words = Math.round(SHORTEST * Math.pow((double) LONGEST / SHORTEST, share));
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < words; word++) {
        for (int letter = random.nextInt(6); letter >= 0; letter--) {
          text.append((char) ('a' + random.nextInt(26)));
        }
        text.append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static void measure(int rounds, Callable<?> ner4j, Callable<?> loop) throws Exception {
    ner4j.call();
    loop.call();
    List<Double> ratios = new ArrayList<>();
    List<Double> perSecond = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      boolean first = round % 2 == 0;
      double one = seconds(first ? ner4j : loop);
      double other = seconds(first ? loop : ner4j);
      ratios.add(first ? other / one : one / other);
      perSecond.add(TEXTS / (first ? one : other));
    }
    ratios.sort(null);
    System.out.println(
        String.format(
            Locale.ROOT,
            "ner4j: %.1f texts a second, %.2f times as fast as the bare loop (%.2f to %.2f)",
            Statistics.median(perSecond),
            Statistics.median(ratios),
            ratios.get(0),
            ratios.get(rounds - 1)));
  }

  private static double seconds(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e9;
  }
}
