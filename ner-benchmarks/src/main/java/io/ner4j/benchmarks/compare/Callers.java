package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.peer.Ner4jProgram;
import java.util.ArrayList;
import java.util.List;

/** What many callers at once get, from one to 64 of them. */
final class Callers {

  private static final List<Integer> COUNTS = List.of(1, 2, 4, 8, 16, 32, 64);
  private static final int ROUNDS = 3;

  private Callers() {}

  static void run(Bench bench) throws Exception {
    List<String> texts = bench.corpus().sample(bench.texts());
    try (Ner4jProgram ner4j = Ner4jProgram.of(bench.model(), bench.place());
        LoneCalls alone = LoneCalls.of(bench.model(), bench.place())) {
      bench.report().line("%n%s: callers, texts/s, p50 and p99 in ms", bench.model().name());
      ner4j.read(texts);
      for (int count : COUNTS) {
        List<Rush> combined = new ArrayList<>();
        List<Rush> lone = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          combined.add(Rush.of(count, texts, ner4j.pipeline()::extract));
          lone.add(Rush.of(count, texts, alone::read));
        }
        print(bench, "ner4j", count, combined);
        print(bench, "each alone", count, lone);
      }
    }
  }

  private static void print(Bench bench, String series, int count, List<Rush> rushes) {
    double rate = Statistics.median(rushes.stream().map(Rush::textsPerSecond).toList());
    double p50 = Statistics.median(rushes.stream().map(rush -> rush.millis(0.5)).toList());
    double p99 = Statistics.median(rushes.stream().map(rush -> rush.millis(0.99)).toList());
    bench.report().line("    %2d callers, %-10s %8.1f %8.1f %8.1f", count, series, rate, p50, p99);
    bench.report().point(bench.chart("callers-rate"), series, count, rate);
    bench.report().point(bench.chart("callers-wait"), series + " p50", count, p50);
    bench.report().point(bench.chart("callers-wait"), series + " p99", count, p99);
  }
}
