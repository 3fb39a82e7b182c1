package io.ner4j.prompt;

import io.ner4j.NerInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Spans that were found and not chosen among yet. For one thread. */
final class SpanCandidates {

  /** Real models find a few thousand in the longest texts before some can be chosen. */
  private static final int MAX = 1 << 20;

  private final long text;
  private final Predicate<Candidate> allowed;
  private final List<Candidate> spans = new ArrayList<>();
  private int first = Integer.MAX_VALUE;
  private int last = -1;

  /**
   * @param text the position of the text in its call, for messages
   * @param allowed tells the spans that count
   */
  SpanCandidates(long text, Predicate<Candidate> allowed) {
    this.text = text;
    this.allowed = allowed;
  }

  /** Adds a span, if it counts. */
  void add(Candidate span) {
    if (!allowed.test(span)) {
      return;
    }
    if (spans.size() == MAX) {
      throw new NerInputException(
          String.format(
              Locale.ROOT,
              "text %d should have at most %d spans with a score above the threshold, but has more;"
                  + " set a higher one, or ask for fewer labels",
              text,
              MAX));
    }
    spans.add(span);
    first = Math.min(first, span.first());
    last = Math.max(last, span.last());
  }

  /** Number of the last word that is in one of them, or -1. */
  int last() {
    return last;
  }

  /**
   * Chooses among all of them, and forgets them.
   *
   * @param nested whether a span may lie inside of another
   * @param severalLabels whether the same words may have several labels
   * @param order the order in which they are chosen
   * @return those that are chosen, in the order of the text
   */
  List<Candidate> choose(boolean nested, boolean severalLabels, Comparator<Candidate> order) {
    SpanChoice choice = new SpanChoice(nested, severalLabels, first);
    spans.sort(order);
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate span : spans) {
      if (choice.take(span)) {
        chosen.add(span);
      }
    }
    chosen.sort(Candidate.IN_TEXT);
    spans.clear();
    first = Integer.MAX_VALUE;
    last = -1;
    return chosen;
  }
}
