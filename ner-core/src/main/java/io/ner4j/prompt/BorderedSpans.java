package io.ner4j.prompt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spans of which the words have scores, {@code [words, labels, 3]}: whether one starts there, ends
 * there, and whether the word is part of one. All words of a span must be part of one, and its
 * score is the least of those that it needs.
 */
final class BorderedSpans implements SpanReader {

  private static final int NUMBERS = 3;

  private final int maxSpanWords;

  /** For each label, the starts whose spans may go on, in the order of the text. */
  private final List<Deque<Open>> open;

  /** A start, where it stands, and the least score so far. */
  private static final class Open {

    final int word;
    final int offset;
    float score;

    Open(int word, int offset, float score) {
      this.word = word;
      this.offset = offset;
      this.score = score;
    }
  }

  BorderedSpans(int labels, int maxSpanWords) {
    this.maxSpanWords = maxSpanWords;
    this.open = Stream.<Deque<Open>>generate(ArrayDeque::new).limit(labels).toList();
  }

  @Override
  public void read(SpanWindow window, float[] scores, SpanCandidates candidates) {
    List<Label> labels = window.group().labels();
    for (int word = window.scored().from(); word < window.scored().to(); word++) {
      for (int label = 0; label < labels.size(); label++) {
        int place = ((word - window.from()) * labels.size() + label) * NUMBERS;
        float threshold = (float) labels.get(label).threshold();
        float inside = Sigmoid.of(scores[place + 2]);
        Deque<Open> starts = open.get(label);
        if (inside < threshold) {
          starts.clear();
          continue;
        }
        extend(starts, word, inside);
        float start = Sigmoid.of(scores[place]);
        if (start > threshold) {
          starts.add(new Open(word, window.words().start(word), Math.min(start, inside)));
        }
        float end = Sigmoid.of(scores[place + 1]);
        if (end > threshold) {
          int number = window.group().first() + label;
          for (Open span : starts) {
            candidates.add(
                new Candidate(
                    span.word,
                    word,
                    span.offset,
                    window.words().end(word),
                    number,
                    Math.min(span.score, end)));
          }
        }
      }
    }
  }

  private void extend(Deque<Open> starts, int word, float inside) {
    if (!starts.isEmpty() && word - starts.element().word >= maxSpanWords) {
      starts.remove();
    }
    for (Open span : starts) {
      span.score = Math.min(span.score, inside);
    }
  }

  @Override
  public int open() {
    return open.stream()
        .filter(starts -> !starts.isEmpty())
        .mapToInt(starts -> starts.element().word)
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
