package io.ner4j.prompt;

import io.ner4j.task.TextTask;
import io.ner4j.task.Window;
import io.ner4j.window.WindowPlanner.Range;

/** Words of a text behind a prompt. */
final class SpanWindow extends Window {

  private final LabelGroup group;
  private final WordPlaces words;
  private final int[] firstTokens;
  private final Range scored;

  /**
   * @param range numbers of the words
   * @param ids tokens of the row
   * @param words where the words stand in the text
   * @param firstTokens where each word starts in the row
   * @param scored words of which the scores are this window's, and not a neighbour's
   */
  SpanWindow(
      TextTask task,
      Range range,
      int[] ids,
      LabelGroup group,
      WordPlaces words,
      int[] firstTokens,
      Range scored) {
    super(task, range, ids);
    this.group = group;
    this.words = words;
    this.firstTokens = firstTokens;
    this.scored = scored;
  }

  /** The same labels: only then do rows have scores of the same shape. */
  @Override
  public Object company() {
    return group;
  }

  LabelGroup group() {
    return group;
  }

  WordPlaces words() {
    return words;
  }

  int[] firstTokens() {
    return firstTokens;
  }

  Range scored() {
    return scored;
  }
}
