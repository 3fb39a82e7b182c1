package io.ner4j.prompt;

import java.util.Arrays;
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
   * @return for each of them the number of its place in the scores, as bits, and its probability
   */
  static float[] keep(SpanWindow window, float[] scores, int maxSpanWords) {
    List<Label> labels = window.group().labels();
    float[] kept = new float[16];
    int size = 0;
    for (int start = window.scored().from(); start < window.scored().to(); start++) {
      int row = (start - window.from()) * maxSpanWords * labels.size();
      int longest = Math.min(maxSpanWords, window.to() - start);
      for (int i = 0; i < longest * labels.size(); i++) {
        float score = Sigmoid.of(scores[row + i]);
        if (score > (float) labels.get(i % labels.size()).threshold()) {
          kept = size == kept.length ? Arrays.copyOf(kept, 2 * size) : kept;
          kept[size++] = Float.intBitsToFloat(row + i);
          kept[size++] = score;
        }
      }
    }
    return Arrays.copyOf(kept, size);
  }

  @Override
  public void read(SpanWindow window, float[] kept, SpanCandidates candidates) {
    int labels = window.group().labels().size();
    for (int i = 0; i < kept.length; i += 2) {
      int place = Float.floatToRawIntBits(kept[i]);
      int start = window.from() + place / (maxSpanWords * labels);
      int last = start + place / labels % maxSpanWords;
      candidates.add(
          new Candidate(
              start,
              last,
              window.words().start(start),
              window.words().end(last),
              window.group().first() + place % labels,
              kept[i + 1]));
    }
  }

  @Override
  public int open() {
    return Integer.MAX_VALUE;
  }
}
