package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.benchmarks.peer.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * ner4j and a peer that take turns. The ratio is the median of the ratios of neighbours in time:
 * what disturbs the machine disturbs both.
 */
final class Duel {

  private final Program ner4j;
  private final Program peer;
  private final List<String> texts;
  private final long entities;
  private final List<Double> own = new ArrayList<>();
  private final List<Double> others = new ArrayList<>();

  /** Reads the texts once, to warm the peer up and to count what it finds. */
  Duel(Program ner4j, Program peer, List<String> texts) throws Exception {
    this.ner4j = ner4j;
    this.peer = peer;
    this.texts = texts;
    this.entities = peer.read(texts);
  }

  void round(boolean ner4jFirst) throws Exception {
    if (ner4jFirst) {
      own.add(rate(ner4j));
      others.add(rate(peer));
    } else {
      others.add(rate(peer));
      own.add(rate(ner4j));
    }
  }

  private double rate(Program program) throws Exception {
    return texts.size() / Bench.seconds(() -> program.read(texts));
  }

  Program peer() {
    return peer;
  }

  /** How many entities the peer finds in the texts. */
  long entities() {
    return entities;
  }

  /** The texts a second of ner4j, round by round. */
  List<Double> own() {
    return List.copyOf(own);
  }

  /** The peer's texts a second. */
  double rate() {
    return Statistics.median(others);
  }

  /** How many times as many texts a second ner4j reads. */
  double ratio() {
    return Statistics.median(Statistics.ratios(own, others));
  }
}
