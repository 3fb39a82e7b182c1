package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Corpus;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.report.Report;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What the parts of a comparison share.
 *
 * @param model what everybody runs
 * @param corpus what everybody reads
 * @param report where the figures go
 * @param place where everybody runs
 * @param rounds how often everything is measured
 * @param texts how many texts are read in a round
 * @param transformers the command that starts transformers' script
 */
record Bench(
    ModelFiles model,
    Corpus corpus,
    Report report,
    Place place,
    int rounds,
    int texts,
    Optional<String> transformers) {

  /** Idle threads of some sessions spin after a run, which the next one should not suffer from. */
  private static final int PAUSE_MILLIS = 30;

  /** Measures a piece of work, in seconds. */
  static double seconds(Callable<?> work) throws Exception {
    Thread.sleep(PAUSE_MILLIS);
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Notes a claim about the model. */
  void ratio(String name, double value, String wanted) {
    report.ratio(model.name() + "/" + name, value, wanted);
  }

  /** The name of a chart of the model. */
  String chart(String name) {
    return model.name() + "/" + name;
  }
}
