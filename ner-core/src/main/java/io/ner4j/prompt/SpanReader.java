package io.ner4j.prompt;

import io.ner4j.task.WindowScores;

/**
 * Reads what was kept of the scores of one group of labels as spans. Windows come in the order of
 * the text.
 */
interface SpanReader {

  /**
   * Adds the spans whose scores are high enough.
   *
   * @param kept what was kept of the window's scores
   */
  void read(SpanWindow window, WindowScores kept, SpanCandidates candidates);

  /** The first word of a span that words to come may complete, or the largest number. */
  int open();
}
