package io.ner4j.prompt;

import io.ner4j.task.WindowScores;
import java.util.List;

/** Spans that have scores of their own, {@code [words, maxSpanWords, labels]}. */
final class ScoredSpans implements SpanReader {

  private final int maxSpanWords;

  ScoredSpans(int maxSpanWords) {
    this.maxSpanWords = maxSpanWords;
  }

  /**
   * Keeps what is high enough of a window's own spans, so that it takes little memory until its
   * text is read off.
   *
   * @return for each of them its place in the scores and its probability
   */
  static WindowScores keep(SpanWindow window, float[] scores, int maxSpanWords) {
    List<Label> labels = window.group().labels();
    WindowScores.Kept kept = new WindowScores.Kept();
    for (int start = window.scored().from(); start < window.scored().to(); start++) {
      int row = (start - window.from()) * maxSpanWords * labels.size();
      int longest = Math.min(maxSpanWords, window.to() - start);
      for (int i = 0; i < longest * labels.size(); i++) {
        float score = Sigmoid.of(scores[row + i]);
        if (score > (float) labels.get(i % labels.size()).threshold()) {
          kept.add(row + i, score);
        }
      }
    }
    return kept.scores();
  }

  @Override
  public void read(SpanWindow window, WindowScores kept, SpanCandidates candidates) {
    int labels = window.group().labels().size();
    for (int i = 0; i < kept.places().length; i++) {
      int place = kept.places()[i];
      int start = window.from() + place / (maxSpanWords * labels);
      int last = start + place / labels % maxSpanWords;
      candidates.add(
          new Candidate(
              start,
              last,
              window.words().start(start),
              window.words().end(last),
              window.group().first() + place % labels,
              kept.values()[i]));
    }
  }

  @Override
  public int open() {
    return Integer.MAX_VALUE;
  }
}
