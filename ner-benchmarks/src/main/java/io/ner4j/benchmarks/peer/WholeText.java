package io.ner4j.benchmarks.peer;

import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.util.Span;

/** Takes a text for one sentence, which costs nothing: OpenNLP wants sentences found for it. */
public final class WholeText implements SentenceDetector {

  @Override
  public String[] sentDetect(CharSequence text) {
    return new String[] {text.toString()};
  }

  @Override
  public Span[] sentPosDetect(CharSequence text) {
    return new Span[] {new Span(0, text.length())};
  }
}
