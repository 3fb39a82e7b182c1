package io.ner4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts windows of like length into one batch, so that little of it is padding. */
final class BatchPlanner {

  private BatchPlanner() {}

  /**
   * Groups windows, the longest first. A batch's longest window times its number of windows stays
   * within the budget; a window beyond the budget runs alone.
   */
  static List<List<Window>> plan(List<Window> windows, int maxBatchTokens) {
    List<Window> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(Window::length).reversed());
    List<List<Window>> batches = new ArrayList<>();
    int next = 0;
    while (next < sorted.size()) {
      int rows = Math.max(1, maxBatchTokens / sorted.get(next).length());
      int end = Math.min(sorted.size(), next + rows);
      batches.add(sorted.subList(next, end));
      next = end;
    }
    return batches;
  }
}
