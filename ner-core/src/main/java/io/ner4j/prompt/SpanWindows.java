package io.ner4j.prompt;

import io.ner4j.window.WindowPlanner.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts the words of one text into windows, as far as the words are known.
 *
 * <p>A text that fits a window is one. A longer one is cut where the last sentence ends that a
 * window holds. Where none does, neighbours share words, and each span is scored by one of them.
 * The left one scores those that start before the seam. It lies so far before the window's end that
 * the window holds all of them. The windows are the same however the words arrive. For one thread.
 */
final class SpanWindows {

  /**
   * A window.
   *
   * @param words the words that it holds
   * @param scored those at which spans start that are its own
   */
  record Cut(Range words, Range scored) {}

  /** A window may end with a sentence that ends behind this part of it. */
  private static final int MIN_PART = 4;

  private final int maxWords;
  private final int maxTokens;
  private final int maxSpanWords;

  /** Where the next window starts. */
  private int next;

  /** Where the spans start that are the next window's. */
  private int seam;

  /**
   * @param maxWords words in a window at most
   * @param maxTokens tokens of text in a window at most
   * @param maxSpanWords words in a span at most
   */
  SpanWindows(int maxWords, int maxTokens, int maxSpanWords) {
    this.maxWords = maxWords;
    this.maxTokens = maxTokens;
    this.maxSpanWords = Math.min(maxSpanWords, maxWords / MIN_PART);
  }

  /** The first word that windows to come will contain. */
  int next() {
    return next;
  }

  /** Cuts what can be cut without seeing more words, or all if there are no more. */
  List<Cut> plan(Words words, IntPredicate startsSentence, boolean finished) {
    List<Cut> cuts = new ArrayList<>();
    int to = limit(words);
    while (to < words.end()) {
      cuts.add(cut(to, startsSentence));
      to = limit(words);
    }
    if (finished && words.end() > seam) {
      cuts.add(new Cut(new Range(next, words.end()), new Range(seam, words.end())));
      next = words.end();
      seam = next;
    }
    return cuts;
  }

  /** Number after the last word that fits the next window; one does at least. */
  private int limit(Words words) {
    int to = (int) Math.min((long) next + maxWords, words.end());
    while (to > next + 1 && words.tokens(next, to) > maxTokens) {
      to--;
    }
    return to;
  }

  private Cut cut(int to, IntPredicate startsSentence) {
    int from = next;
    int least = Math.max(seam, from + (to - from) / MIN_PART) + 1;
    for (int end = to; end >= least; end--) {
      if (startsSentence.test(end)) {
        Cut cut = new Cut(new Range(from, end), new Range(seam, end));
        next = end;
        seam = end;
        return cut;
      }
    }
    int shared = Math.min(maxSpanWords, (to - from) / MIN_PART);
    Range own = new Range(seam, Math.max(seam, to - shared));
    seam = own.to();
    next = Math.max(from + 1, to - 2 * shared);
    return new Cut(new Range(from, to), own);
  }
}
