package io.ner4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Puts windows of like length into one batch, so that little of it is padding. */
final class BatchPlanner {

  /** What it costs to run a batch at all, in tokens, as measured with small models on CPUs. */
  private static final int START_TOKENS = 8;

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

  /**
   * Chooses what runs with an item: the next shorter or longer ones, as long as the padding costs
   * less than a batch of their own, within the budget.
   */
  static <T> List<T> around(
      T item, Collection<T> others, ToIntFunction<T> length, int maxBatchTokens) {
    List<T> sorted = new ArrayList<>(others);
    sorted.add(item);
    sorted.sort(Comparator.comparingInt(length));
    int from = sorted.indexOf(item);
    int to = from + 1;
    int longest = length.applyAsInt(item);
    while (true) {
      int count = to - from;
      int shorter =
          from == 0
              ? Integer.MIN_VALUE
              : START_TOKENS - longest + length.applyAsInt(sorted.get(from - 1));
      int next = to == sorted.size() ? longest : length.applyAsInt(sorted.get(to));
      int longer =
          to == sorted.size() ? Integer.MIN_VALUE : START_TOKENS - (next - longest) * count;
      if (longer > 0 && longer >= shorter && next * (count + 1) <= maxBatchTokens) {
        longest = next;
        to++;
      } else if (shorter > 0 && longest * (count + 1) <= maxBatchTokens) {
        from--;
      } else {
        return sorted.subList(from, to);
      }
    }
  }
}
