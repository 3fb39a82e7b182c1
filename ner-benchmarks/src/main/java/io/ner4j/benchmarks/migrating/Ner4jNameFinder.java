package io.ner4j.benchmarks.migrating;

import io.ner4j.NerPipeline;
import java.util.List;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.util.Span;

/** A pipeline as OpenNLP's name finder. Any number of threads may use one. */
record Ner4jNameFinder(NerPipeline ner) implements TokenNameFinder {

  @Override
  public Span[] find(String[] tokens) {
    return ner.extractWords(List.of(tokens)).stream()
        .map(name -> new Span(name.wordStart(), name.wordEnd(), name.type(), name.score()))
        .toArray(Span[]::new);
  }

  @Override
  public void clearAdaptiveData() {} // a text's entities depend on no other text
}
