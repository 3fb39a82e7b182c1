package io.ner4j.benchmarks;

import io.ner4j.NerPipeline;
import io.ner4j.benchmarks.compare.Latency;
import io.ner4j.benchmarks.material.Arguments;
import io.ner4j.benchmarks.material.Corpus;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.material.Resident;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a pipeline takes of a processor while nobody calls it. */
final class Idle {

  private static final Set<String> OPTIONS = Set.of("model", "threads", "seconds");

  private Idle() {}

  static void run(List<String> options) throws Exception {
    Arguments arguments = Arguments.parse(options, OPTIONS);
    Place place = Place.of(arguments);
    int seconds = arguments.count("seconds", 30);
    try (NerPipeline pipeline = ModelFiles.of(arguments).get(0).ner4j(place).load()) {
      pipeline.extractAll(Corpus.load().sample(200));
      pipeline.extract(Latency.SENTENCE);
      // What the JVM still compiles and collects because of that is no idling.
      Thread.sleep(10_000);
      double before = Resident.processorSeconds();
      Thread.sleep(seconds * 1000L);
      double used = Resident.processorSeconds() - before;
      System.out.println(
          String.format(
              Locale.ROOT,
              "idle: %.3f s of processor time in %d s, %.2f %% of one core, the JVM's own included",
              used,
              seconds,
              100 * used / seconds));
    }
  }
}
