package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.peer.Ner4jProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * Sixteen callers at once, beside one that hands over a list, and beside sixteen left to run alone.
 */
final class Crowd {

  private static final int CALLERS = 16;

  private Crowd() {}

  static void run(Bench bench) throws Exception {
    List<String> texts = bench.corpus().sample(bench.texts() * 2);
    try (Ner4jProgram ner4j = Ner4jProgram.of(bench.model(), bench.place());
        Ner4jProgram uncombined = Ner4jProgram.uncombined(bench.model(), bench.place());
        LoneCalls alone = LoneCalls.of(bench.model(), bench.place())) {
      ner4j.read(texts);
      Rush.of(CALLERS, texts, ner4j.pipeline()::extract);
      Rush.of(CALLERS, texts, uncombined.pipeline()::extract);
      Rush.of(CALLERS, texts, alone::read);
      ner4j.batches();
      List<Rush> combined = new ArrayList<>();
      List<Double> ofList = new ArrayList<>();
      List<Double> ofUncombined = new ArrayList<>();
      List<Double> ofLone = new ArrayList<>();
      String batches = "";
      for (int round = 0; round < bench.rounds(); round++) {
        double seconds = Bench.seconds(() -> ner4j.read(texts));
        String list = ner4j.batches();
        Rush crowd = Rush.of(CALLERS, texts, ner4j.pipeline()::extract);
        batches = "a list in batches of " + list + "; the callers' of " + ner4j.batches();
        double rate = crowd.textsPerSecond();
        combined.add(crowd);
        ofList.add(rate / (texts.size() / seconds));
        ofUncombined.add(
            rate / Rush.of(CALLERS, texts, uncombined.pipeline()::extract).textsPerSecond());
        ofLone.add(rate / Rush.of(CALLERS, texts, alone::read).textsPerSecond());
      }
      print(bench, combined);
      bench.ratio("16-callers/extractAll", Statistics.median(ofList), ">= 0.85");
      bench.ratio("16-callers/16-alone", Statistics.median(ofLone), ">= 1.7");
      bench.ratio("16-callers/16-uncombined", Statistics.median(ofUncombined), "(no claim)");
      bench.report().line("    %s", batches);
    }
  }

  private static void print(Bench bench, List<Rush> combined) {
    List<Double> spread =
        combined.stream().map(rush -> rush.millis(0.99) / rush.millis(0.5)).toList();
    List<Double> parts = combined.stream().map(Rush::smallestPart).toList();
    bench
        .report()
        .line(
            "%n%s: %d callers of extract, %.1f texts/s, p50 %.1f ms, p99 %.1f ms",
            bench.model().name(),
            CALLERS,
            Statistics.median(combined.stream().map(Rush::textsPerSecond).toList()),
            Statistics.median(combined.stream().map(rush -> rush.millis(0.5)).toList()),
            Statistics.median(combined.stream().map(rush -> rush.millis(0.99)).toList()));
    bench.ratio("16-callers-p99/p50", Statistics.median(spread), "<= 3");
    bench.ratio("16-callers-smallest-part", Statistics.median(parts), "near 1: nobody starves");
  }
}
