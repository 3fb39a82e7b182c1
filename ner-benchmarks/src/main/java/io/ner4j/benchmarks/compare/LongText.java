package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.peer.Ner4jProgram;
import java.util.ArrayList;
import java.util.List;

/** A text of a megabyte in one piece, beside the same text cut into sentences. */
final class LongText {

  private static final int LENGTH = 1_000_000;

  /** Each takes long, so that few rounds do. */
  private static final int MAX_ROUNDS = 3;

  private LongText() {}

  static void run(Bench bench) throws Exception {
    List<String> sentences = bench.corpus().sentencesOf(LENGTH);
    List<String> whole = List.of(String.join(" ", sentences));
    try (Ner4jProgram ner4j = Ner4jProgram.of(bench.model(), bench.place())) {
      ner4j.read(bench.corpus().sample(bench.texts()));
      List<Double> ofWhole = new ArrayList<>();
      List<Double> ofSentences = new ArrayList<>();
      for (int round = 0; round < Math.min(bench.rounds(), MAX_ROUNDS); round++) {
        ofWhole.add(Bench.seconds(() -> ner4j.read(whole)));
        ofSentences.add(Bench.seconds(() -> ner4j.read(sentences)));
      }
      bench
          .report()
          .line(
              "%n%s: %.2f MB in one text %.1f s, in %d sentences %.1f s",
              bench.model().name(),
              whole.get(0).length() / 1e6,
              Statistics.median(ofWhole),
              sentences.size(),
              Statistics.median(ofSentences));
      bench.ratio(
          "1-MB-text/its-sentences",
          Statistics.median(Statistics.ratios(ofWhole, ofSentences)),
          "<= 1.25");
    }
  }
}
