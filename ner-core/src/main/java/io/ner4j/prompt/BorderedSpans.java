package io.ner4j.prompt;

import io.ner4j.task.WindowScores;
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

  /**
   * Keeps what is part of a span of a window's own words, so that it takes little memory until its
   * text is read off.
   *
   * @return for each word and label that it is part of one for: the number of the two among all,
   *     and the three probabilities
   */
  static WindowScores keep(SpanWindow window, float[] scores) {
    List<Label> labels = window.group().labels();
    WindowScores.Kept kept = new WindowScores.Kept();
    int from = (window.scored().from() - window.from()) * labels.size();
    int to = (window.scored().to() - window.from()) * labels.size();
    for (int cell = from; cell < to; cell++) {
      float inside = Sigmoid.of(scores[cell * NUMBERS + 2]);
      if (inside >= (float) labels.get(cell % labels.size()).threshold()) {
        float start = Sigmoid.of(scores[cell * NUMBERS]);
        float end = Sigmoid.of(scores[cell * NUMBERS + 1]);
        kept.add(cell, start, end, inside);
      }
    }
    return kept.scores();
  }

  @Override
  public void read(SpanWindow window, WindowScores kept, SpanCandidates candidates) {
    List<Label> labels = window.group().labels();
    int next = 0;
    for (int word = window.scored().from(); word < window.scored().to(); word++) {
      for (int label = 0; label < labels.size(); label++) {
        int cell = (word - window.from()) * labels.size() + label;
        Deque<Open> starts = open.get(label);
        if (next == kept.places().length || kept.places()[next] != cell) {
          starts.clear();
          continue;
        }
        float threshold = (float) labels.get(label).threshold();
        float start = kept.values()[NUMBERS * next];
        float end = kept.values()[NUMBERS * next + 1];
        float inside = kept.values()[NUMBERS * next + 2];
        next++;
        extend(starts, word, inside);
        if (start > threshold) {
          starts.add(new Open(word, window.words().start(word), Math.min(start, inside)));
        }
        if (end > threshold) {
          addSpans(starts, word, window, window.group().first() + label, end, candidates);
        }
      }
    }
  }

  private static void addSpans(
      Deque<Open> starts,
      int word,
      SpanWindow window,
      int label,
      float end,
      SpanCandidates candidates) {
    for (Open span : starts) {
      candidates.add(
          new Candidate(
              span.word,
              word,
              span.offset,
              window.words().end(word),
              label,
              Math.min(span.score, end)));
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
