package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.peer.BareProgram;
import io.ner4j.benchmarks.peer.DjlProgram;
import io.ner4j.benchmarks.peer.Ner4jProgram;
import io.ner4j.benchmarks.peer.OpenNlpProgram;
import io.ner4j.benchmarks.peer.Program;
import io.ner4j.benchmarks.peer.TransformersProgram;
import io.ner4j.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts a second over a list, ner4j beside each peer. */
final class Throughput {

  private final Bench bench;
  private final List<String> texts;
  private final String prefix;
  private final List<Program> open = new ArrayList<>();

  private Throughput(Bench bench, List<String> texts, String prefix) {
    this.bench = bench;
    this.texts = texts;
    this.prefix = prefix;
  }

  /** Reads sentences. */
  static void ofSentences(Bench bench) throws Exception {
    new Throughput(bench, bench.corpus().sample(bench.texts()), "").run();
  }

  /** Reads sentences, paragraphs and a few long documents. */
  static void ofMixedTexts(Bench bench) throws Exception {
    new Throughput(bench, bench.corpus().mixed(bench.texts() / 3), "mixed-texts-").run();
  }

  private void run() throws Exception {
    try {
      Optional<DjlProgram> djl = DjlProgram.of(bench.model(), bench.place());
      djl.ifPresent(open::add);
      Ner4jProgram ner4j = opened(Ner4jProgram.of(bench.model(), bench.place()));
      OpenNlpProgram openNlp = opened(OpenNlpProgram.of(bench.model(), bench.place()));
      long entities = ner4j.read(texts);
      List<Duel> duels = new ArrayList<>();
      for (Program peer : peers(djl, openNlp)) {
        duels.add(new Duel(ner4j, peer, texts));
      }
      ner4j.batches();
      ner4j.read(texts);
      String batches = ner4j.batches();
      for (int round = 0; round < bench.rounds(); round++) {
        for (Duel duel : duels) {
          duel.round(round % 2 == 0);
        }
      }
      print(duels, entities);
      bench.report().line("    ner4j ran %s", batches);
      bench
          .report()
          .line(
              "    opennlp looks for persons alone, and broke off at %d of %d texts; djl and transformers cut texts off at 512 tokens",
              openNlp.failures(), texts.size() * (bench.rounds() + 1L));
      claims(duels);
    } finally {
      for (int i = open.size() - 1; i >= 0; i--) {
        open.get(i).close();
      }
    }
  }

  private List<Program> peers(Optional<DjlProgram> djl, OpenNlpProgram openNlp) throws Exception {
    List<Program> peers = new ArrayList<>(bare());
    if (djl.isPresent()) {
      peers.add(djl.get());
      peers.add(Calibration.best(djl.get(), texts));
    }
    peers.add(openNlp);
    if (bench.transformers().isPresent()) {
      TransformersProgram transformers =
          opened(TransformersProgram.of(bench.transformers().get(), bench.place()));
      peers.addAll(Calibration.best(transformers, bench.place().transformersSizes(), texts));
      transformers.prepare(texts);
    }
    return peers;
  }

  private List<Program> bare() throws Exception {
    List<Program> bare = new ArrayList<>();
    for (int rows : bench.place().rows()) {
      BareProgram program = opened(BareProgram.ofRows(bench.model(), bench.place(), rows));
      program.prepare(texts);
      bare.add(program);
    }
    for (int budget : bench.place().budgets()) {
      BareProgram program = opened(BareProgram.ofTokens(bench.model(), bench.place(), budget));
      program.prepare(texts);
      bare.add(program);
    }
    return bare;
  }

  private <P extends Program> P opened(P program) {
    open.add(program);
    return program;
  }

  private void print(List<Duel> duels, long entities) {
    Report report = bench.report();
    String kind = prefix.isEmpty() ? "sentences" : "sentences, paragraphs and documents";
    report.line("%n%s: %d %s", bench.model().name(), texts.size(), kind);
    report.line(
        "    %-34s %10s %10s %14s %12s",
        "program", "texts/s", "entities", "ner4j beside", "ner4j is x");
    double own = Statistics.median(duels.stream().map(Duel::own).flatMap(List::stream).toList());
    String chart = bench.chart(prefix + "throughput");
    report.line("    %-34s %10.1f %10d", "ner4j", own, entities);
    report.point(chart, "ner4j", 0, own);
    for (int i = 0; i < duels.size(); i++) {
      Duel duel = duels.get(i);
      report.line(
          "    %-34s %10.1f %10d %14.1f %12.3f",
          duel.peer().name(),
          duel.rate(),
          duel.entities(),
          Statistics.median(duel.own()),
          duel.ratio());
      report.point(chart, duel.peer().name(), i + 1, duel.rate());
    }
  }

  private void claims(List<Duel> duels) {
    claim(duels, "bare-8-a-batch", "bare-8-a", ">= 0.95");
    claim(duels, "bare-512-tokens-a-batch", "bare-512-tokens", ">= 0.95");
    if (bench.place().onGpu()) {
      claim(duels, "bare-best", "bare", ">= 0.95");
    }
    claim(duels, "opennlp", "opennlp", ">= 2.0");
    if (!prefix.isEmpty()) {
      // The others leave out most of the long documents.
      return;
    }
    if (!bench.place().onGpu()) {
      claim(duels, "djl", "djl", ">= 2.0");
    }
    if (bench.transformers().isPresent()) {
      String wanted = ">= 2.5 (fp32), >= 3.5 (int8)";
      claim(duels, "transformers-fp32", "transformers", wanted);
      claim(
          duels.stream().filter(duel -> !duel.peer().name().endsWith("-sorted")).toList(),
          "transformers-fp32-in-the-given-order",
          "transformers",
          wanted);
    }
  }

  /** Of several ways to run a peer, its best counts. */
  private void claim(List<Duel> duels, String name, String peer, String wanted) {
    double least =
        duels.stream()
            .filter(duel -> duel.peer().name().startsWith(peer))
            .mapToDouble(Duel::ratio)
            .min()
            .orElseThrow();
    bench.ratio(prefix + "extractAll/" + name, least, wanted);
  }
}
