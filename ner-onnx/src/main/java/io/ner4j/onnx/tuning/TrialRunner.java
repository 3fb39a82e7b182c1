package io.ner4j.onnx.tuning;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.eval.Counts;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.OnnxNerBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures choices side by side. In each round every one is loaded, reads the sample, and is
 * closed. So what changes on the machine meets all of them, and one model at a time is in memory.
 */
final class TrialRunner {

  /** So many texts are also read one by one. */
  private static final int SINGLE_TEXTS = 50;

  private final Path directory;
  private final Device device;
  private final List<String> sample;
  private final int rounds;
  private final List<Trial> trials = new ArrayList<>();

  /** What the first choice of all finds. */
  private @Nullable List<List<Entity>> reference;

  private boolean onGpu;

  TrialRunner(Path directory, Device device, List<String> sample, int rounds) {
    this.directory = directory;
    this.device = device;
    this.sample = sample;
    this.rounds = rounds;
  }

  /** All that was measured. */
  List<Trial> trials() {
    return trials;
  }

  /** Whether the model ran on a GPU. */
  boolean onGpu() {
    return onGpu;
  }

  /** What a choice did, a number for each round. */
  private static final class Times {
    final List<Double> textsPerSecond = new ArrayList<>();
    final List<Double> millisPerText = new ArrayList<>();
    double agreement;
  }

  List<Trial> run(List<TrialOptions> choices) {
    List<Times> times = choices.stream().map(choice -> new Times()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < choices.size(); i++) {
        measure(choices.get(i), times.get(i));
      }
    }
    List<Trial> run = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      run.add(trial(choices.get(i), times.get(i)));
    }
    trials.addAll(run);
    return run;
  }

  private void measure(TrialOptions choice, Times times) {
    OnnxNerBuilder builder = OnnxNer.builder(directory).device(device);
    try (NerPipeline pipeline = choice.applyTo(builder).load()) {
      onGpu = pipeline.device().isCuda();
      List<List<Entity>> found = pipeline.extractAll(sample);
      reference = reference == null ? found : reference;
      times.agreement = agreement(found, reference);

      long start = System.nanoTime();
      pipeline.extractAll(sample);
      times.textsPerSecond.add(sample.size() / ((System.nanoTime() - start) / 1e9));

      List<String> singles = sample.subList(0, Math.min(SINGLE_TEXTS, sample.size()));
      start = System.nanoTime();
      singles.forEach(pipeline::extract);
      times.millisPerText.add((System.nanoTime() - start) / 1e6 / singles.size());
    }
  }

  /** The F1 of the entities of one model against those of another; 1 if neither finds any. */
  static double agreement(List<List<Entity>> found, List<List<Entity>> others) {
    Counts counts = Evaluation.ofEntities(others, found).scores(Matching.EXACT).micro();
    return counts.tp() + counts.fp() + counts.fn() == 0 ? 1 : counts.f1();
  }

  private static Trial trial(TrialOptions choice, Times times) {
    return new Trial(
        choice.modelFile(),
        choice.intraOpThreads(),
        choice.parallelRuns(),
        choice.maxBatchTokens(),
        median(times.textsPerSecond),
        median(times.millisPerText),
        times.agreement);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
