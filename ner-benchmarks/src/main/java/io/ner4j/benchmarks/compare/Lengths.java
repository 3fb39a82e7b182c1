package io.ner4j.benchmarks.compare;

import ai.onnxruntime.OnnxTensor;
import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.peer.BareSession;
import io.ner4j.benchmarks.peer.DjlProgram;
import io.ner4j.benchmarks.peer.Ner4jProgram;
import io.ner4j.benchmarks.peer.OpenNlpProgram;
import io.ner4j.benchmarks.peer.Program;
import io.ner4j.benchmarks.peer.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** How long a lone call takes for texts of 16 to 512 tokens. */
final class Lengths {

  private static final List<Integer> TOKENS = List.of(16, 32, 64, 128, 256, 512);
  private static final int TURNS = 3;

  private Lengths() {}

  static void run(Bench bench) throws Exception {
    String text = bench.corpus().documents().get(0);
    Optional<DjlProgram> djl = DjlProgram.of(bench.model(), bench.place());
    try (AutoCloseable closing = () -> Program.close(djl);
        Ner4jProgram ner4j = Ner4jProgram.of(bench.model(), bench.place());
        OpenNlpProgram openNlp = OpenNlpProgram.of(bench.model(), bench.place());
        Tokens tokens = Tokens.of(bench.model());
        BareSession bare = BareSession.standard(bench.model(), bench.place())) {
      bench.report().line("%n%s: one call, in ms", bench.model().name());
      for (int length : TOKENS) {
        List<String> cut = List.of(tokens.cut(text, length));
        Map<String, OnnxTensor> tensors = bare.tensors(tokens.windows(cut));
        Map<String, Callable<?>> calls = new LinkedHashMap<>();
        calls.put("ner4j", () -> ner4j.read(cut));
        calls.put("bare run", () -> bare.run(tensors));
        djl.ifPresent(program -> calls.put("DJL", () -> program.read(cut)));
        calls.put("OpenNLP", () -> openNlp.read(cut));
        print(bench, length, Latency.blocks(TURNS, calls));
        BareSession.free(tensors);
      }
    }
  }

  private static void print(Bench bench, int length, Map<String, List<Double>> medians) {
    List<String> figures = new ArrayList<>();
    for (Map.Entry<String, List<Double>> entry : medians.entrySet()) {
      double millis = Statistics.median(entry.getValue()) / 1000;
      bench.report().point(bench.chart("latency"), entry.getKey(), length, millis);
      figures.add(String.format(Locale.ROOT, "%s %.2f", entry.getKey(), millis));
    }
    bench.report().line("    %4d tokens: %s", length, String.join(", ", figures));
  }
}
