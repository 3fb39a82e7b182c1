package io.ner4j.benchmarks.compare;

import ai.onnxruntime.OnnxTensor;
import io.ner4j.NerPipeline;
import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.parts.ClockedPipeline;
import io.ner4j.benchmarks.peer.BareSession;
import io.ner4j.benchmarks.peer.DjlProgram;
import io.ner4j.benchmarks.peer.Ner4jProgram;
import io.ner4j.benchmarks.peer.OpenNlpProgram;
import io.ner4j.benchmarks.peer.Program;
import io.ner4j.benchmarks.peer.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** How long a lone call for a short sentence takes. */
public final class Latency {

  public static final String SENTENCE = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  private static final String EXTRACT = "extract";

  private static final int CALLS = 150;

  /** Calls until the JVM has compiled what there is to compile. */
  private static final int WARM_UP = 1500;

  private static final int BLOCK = 25;

  /** The first calls of a block find the caches full of another's data. */
  private static final int SETTLING = 5;

  private Latency() {}

  static void run(Bench bench) throws Exception {
    Optional<DjlProgram> djl = DjlProgram.of(bench.model(), bench.place());
    try (AutoCloseable closing = () -> Program.close(djl);
        Ner4jProgram ner4j = Ner4jProgram.of(bench.model(), bench.place());
        OpenNlpProgram openNlp = OpenNlpProgram.of(bench.model(), bench.place());
        Tokens tokens = Tokens.of(bench.model());
        BareSession same = BareSession.likeNer4j(bench.model(), bench.place());
        BareSession standard = BareSession.standard(bench.model(), bench.place())) {
      List<long[]> ids = List.of(tokens.ids(SENTENCE));
      Map<String, OnnxTensor> tensors = same.tensors(ids);
      bench.report().line("%n%s: one call, %d tokens", bench.model().name(), ids.get(0).length);
      double bare = overhead(bench, ner4j.pipeline(), same, tensors);
      outsideModel(bench, bare);
      Map<String, Callable<?>> calls = new LinkedHashMap<>();
      calls.put("bare-run", () -> standard.run(tensors));
      calls.put("bare-run-with-ner4j-settings", () -> same.run(tensors));
      djl.ifPresent(program -> calls.put("djl", () -> program.read(List.of(SENTENCE))));
      calls.put("opennlp", () -> openNlp.read(List.of(SENTENCE)));
      peers(bench, () -> ner4j.pipeline().extract(SENTENCE), calls);
      BareSession.free(tensors);
    }
  }

  /**
   * Call by call in turns, against a session with the same settings, whose inputs lie ready.
   * Answers the time of its run, in us.
   */
  private static double overhead(
      Bench bench, NerPipeline pipeline, BareSession session, Map<String, OnnxTensor> tensors)
      throws Exception {
    List<Double> overheads = new ArrayList<>();
    List<Double> bares = new ArrayList<>();
    for (int call = 0; call < WARM_UP; call++) {
      pipeline.extract(SENTENCE);
    }
    for (int round = -1; round < bench.rounds(); round++) {
      List<Double> own = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      for (int call = 0; call < CALLS; call++) {
        bare.add(micros(() -> session.run(tensors)));
        own.add(micros(() -> pipeline.extract(SENTENCE)));
      }
      if (round >= 0) {
        bares.add(Statistics.median(bare));
        overheads.add(Statistics.median(own) - Statistics.median(bare));
      }
    }
    double micros = Statistics.median(overheads);
    double run = Statistics.median(bares);
    double share = micros / run;
    bench
        .report()
        .line(
            "    call by call beside run with the same settings: run %.0f us, extract %.0f us more, %.1f %%",
            run, micros, 100 * share);
    bench.ratio("extract-overhead-us", micros, "<= 100, or a share <= 0.05");
    bench.ratio("extract-overhead-share", share, "<= 0.05, or <= 100 us");
    return run;
  }

  /** What a call does besides its run, beside no other session. */
  private static void outsideModel(Bench bench, double run) {
    List<Double> outside = new ArrayList<>();
    try (ClockedPipeline clocked =
        ClockedPipeline.of(
            bench.model().directory(), bench.place().device(), bench.place().threads())) {
      for (int call = -WARM_UP; call < bench.rounds() * CALLS; call++) {
        double micros = clocked.outsideModel(SENTENCE) / 1e3;
        if (call >= 0) {
          outside.add(micros);
        }
      }
    }
    double micros = Statistics.median(outside);
    bench
        .report()
        .line(
            "    by itself: extract spends %.0f us outside of Model.run, %.1f %% of the run above",
            micros, 100 * micros / run);
    bench.ratio("extract-outside-model-us", micros, "<= 100, or a share <= 0.05");
  }

  private static void peers(Bench bench, Callable<?> extract, Map<String, Callable<?>> others)
      throws Exception {
    Map<String, Callable<?>> calls = new LinkedHashMap<>(others);
    calls.put(EXTRACT, extract);
    Map<String, List<Double>> medians = blocks(bench.rounds() * 2, calls);
    List<Double> own = medians.getOrDefault(EXTRACT, List.of());
    for (Map.Entry<String, List<Double>> entry : medians.entrySet()) {
      bench
          .report()
          .line("    %-30s %8.0f us", entry.getKey(), Statistics.median(entry.getValue()));
      if (!entry.getKey().equals(EXTRACT)) {
        double ratio = Statistics.median(Statistics.ratios(entry.getValue(), own));
        bench.ratio(
            "latency-" + entry.getKey() + "/extract",
            ratio,
            entry.getKey().startsWith("bare") ? "(no claim)" : "> 1");
      }
    }
  }

  /** Measures calls in turns, some calls at a time, and answers the medians of the turns, in us. */
  static Map<String, List<Double>> blocks(int turns, Map<String, Callable<?>> calls)
      throws Exception {
    Map<String, List<Double>> medians = new LinkedHashMap<>();
    for (int turn = -1; turn < turns; turn++) {
      for (Map.Entry<String, Callable<?>> call : calls.entrySet()) {
        Bench.seconds(call.getValue());
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < BLOCK; i++) {
          double one = micros(call.getValue());
          if (i >= SETTLING) {
            micros.add(one);
          }
        }
        if (turn >= 0) {
          medians
              .computeIfAbsent(call.getKey(), name -> new ArrayList<>())
              .add(Statistics.median(micros));
        }
      }
    }
    return medians;
  }

  private static double micros(Callable<?> call) throws Exception {
    long start = System.nanoTime();
    call.call();
    return (System.nanoTime() - start) / 1e3;
  }
}
