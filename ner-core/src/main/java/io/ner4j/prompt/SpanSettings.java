package io.ner4j.prompt;

import io.ner4j.spi.SpanClassifier;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;

/**
 * What a pipeline was built with, checked.
 *
 * @param scoring what the model's scores stand for
 * @param maxSpanWords words in a span at most
 * @param template the special tokens of a row
 * @param maxWords words in a window at most
 * @param maxTokens tokens in a row at most
 * @param listener is told what was done
 */
public record SpanSettings(
    SpanClassifier.Scoring scoring,
    int maxSpanWords,
    SpecialTokenTemplate template,
    int maxWords,
    int maxTokens,
    ProgressListener listener) {

  /** The same for a call that begins on this thread. */
  public SpanSettings ofCall() {
    ProgressListener told = listener.ofCall();
    return told == listener
        ? this
        : new SpanSettings(scoring, maxSpanWords, template, maxWords, maxTokens, told);
  }
}
