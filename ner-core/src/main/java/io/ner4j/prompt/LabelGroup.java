package io.ner4j.prompt;

import java.util.Arrays;
import java.util.List;

/**
 * Labels that a model reads in one prompt. Groups of equal prompts are equal, so that the windows
 * of all who ask for the same labels may run together.
 */
public final class LabelGroup {

  private final int[] prompt;
  private final List<Label> labels;
  private final int first;
  private final int number;

  /**
   * @param prompt tokens of a row up to its first word
   * @param labels the labels in it
   * @param first number of the first of them among all labels
   * @param number its own number among the groups of all labels
   */
  LabelGroup(int[] prompt, List<Label> labels, int first, int number) {
    this.prompt = prompt;
    this.labels = labels;
    this.first = first;
    this.number = number;
  }

  /** Number of tokens in front of the first word. */
  int length() {
    return prompt.length;
  }

  /** The tokens in front of the first word, with room for more. */
  int[] row(int size) {
    return Arrays.copyOf(prompt, size);
  }

  List<Label> labels() {
    return labels;
  }

  /** Number of the first of them among all labels. */
  int first() {
    return first;
  }

  /** Its own number among the groups of all labels. */
  int number() {
    return number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelGroup group && Arrays.equals(prompt, group.prompt);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prompt);
  }
}
