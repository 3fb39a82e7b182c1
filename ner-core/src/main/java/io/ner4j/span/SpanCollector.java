package io.ner4j.span;

import io.ner4j.window.Tokens;

/** Makes what a caller gets out of runs of tokens. Runs come in the order of the text. */
public interface SpanCollector {

  /** Takes an entity that reaches from one token to another, both within it. */
  void add(Tokens tokens, int firstToken, int lastToken, String type, double score);
}
