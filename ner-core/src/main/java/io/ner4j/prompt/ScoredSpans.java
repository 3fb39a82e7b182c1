package io.ner4j.prompt;

import java.util.List;

/** Spans that have scores of their own, {@code [words, maxSpanWords, labels]}. */
final class ScoredSpans implements SpanReader {

  private final int maxSpanWords;

  ScoredSpans(int maxSpanWords) {
    this.maxSpanWords = maxSpanWords;
  }

  @Override
  public void read(SpanWindow window, float[] scores, SpanCandidates candidates) {
    List<Label> labels = window.group().labels();
    for (int start = window.scored().from(); start < window.scored().to(); start++) {
      int row = (start - window.from()) * maxSpanWords * labels.size();
      int longest = Math.min(maxSpanWords, window.to() - start);
      for (int i = 0; i < longest * labels.size(); i++) {
        int label = i % labels.size();
        float score = Sigmoid.of(scores[row + i]);
        if (score > (float) labels.get(label).threshold()) {
          int last = start + i / labels.size();
          candidates.add(
              new Candidate(
                  start,
                  last,
                  window.words().start(start),
                  window.words().end(last),
                  window.group().first() + label,
                  score));
        }
      }
    }
  }

  @Override
  public int open() {
    return Integer.MAX_VALUE;
  }
}
