package io.ner4j.prompt;

import java.util.Comparator;

/**
 * A span whose score is high enough for a label.
 *
 * @param first number of its first word
 * @param last number of its last word
 * @param start UTF-16 offset of its first code unit
 * @param end UTF-16 offset after its last code unit
 * @param label number of the label
 * @param score its score
 */
record Candidate(int first, int last, int start, int end, int label, float score) {

  /** The order in which spans that have scores of their own are chosen. */
  static final Comparator<Candidate> BY_SCORE_THEN_END =
      Comparator.comparingDouble((Candidate span) -> -span.score)
          .thenComparingInt(Candidate::first)
          .thenComparingInt(Candidate::last)
          .thenComparingInt(Candidate::label);

  /** The order in which spans between borders are chosen. */
  static final Comparator<Candidate> BY_SCORE_THEN_LABEL =
      Comparator.comparingDouble((Candidate span) -> -span.score)
          .thenComparingInt(Candidate::first)
          .thenComparingInt(Candidate::label)
          .thenComparingInt(Candidate::last);

  /** The order of the text; of spans that start together, the longer first, then the likelier. */
  static final Comparator<Candidate> IN_TEXT =
      Comparator.comparingInt(Candidate::first)
          .thenComparingInt(span -> -span.last)
          .thenComparingDouble(span -> -span.score)
          .thenComparingInt(Candidate::label);

  boolean sameWords(Candidate other) {
    return first == other.first && last == other.last;
  }
}
