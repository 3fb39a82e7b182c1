package io.ner4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Puts windows of like length into one batch, so that little of it is padding.
 *
 * <p>A batch costs its longest window times its number of windows, and something to start it. That
 * is a share of the budget, which is to be chosen so that it weighs little.
 */
final class BatchPlanner {

  /** So many starts cost as much as a full batch: 8 tokens of 512, as measured on CPUs. */
  private static final int STARTS_PER_BATCH = 64;

  private BatchPlanner() {}

  /**
   * Groups windows at the least cost, the longest first. A batch's longest window times its number
   * of windows stays within the budget; a window beyond the budget runs alone.
   */
  static List<List<Window>> plan(List<Window> windows, int maxBatchTokens) {
    List<Window> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(Window::length).reversed());
    int start = Math.max(1, maxBatchTokens / STARTS_PER_BATCH);
    // least[i] is what the first i windows cost, and from[i] where the last of their batches
    // begins.
    long[] least = new long[sorted.size() + 1];
    int[] from = new int[sorted.size() + 1];
    Arrays.fill(least, 1, least.length, Long.MAX_VALUE);
    for (int i = 0; i < sorted.size(); i++) {
      int longest = sorted.get(i).length();
      int rows = Math.max(1, maxBatchTokens / longest);
      for (int end = i + 1; end <= Math.min(sorted.size(), i + rows); end++) {
        long cost = least[i] + start + (long) longest * (end - i);
        if (cost < least[end]) {
          least[end] = cost;
          from[end] = i;
        }
      }
    }
    List<List<Window>> batches = new ArrayList<>();
    for (int end = sorted.size(); end > 0; end = from[end]) {
      batches.add(sorted.subList(from[end], end));
    }
    Collections.reverse(batches);
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
    int start = Math.max(1, maxBatchTokens / STARTS_PER_BATCH);
    int from = sorted.indexOf(item);
    int to = from + 1;
    int longest = length.applyAsInt(item);
    while (true) {
      int count = to - from;
      int before = from == 0 ? 0 : length.applyAsInt(sorted.get(from - 1));
      int after = to == sorted.size() ? Integer.MAX_VALUE : length.applyAsInt(sorted.get(to));
      // What is won by taking a neighbour in.
      long shorter = from == 0 ? -1 : start - (longest - before);
      long longer = start - (long) (after - longest) * count;
      if (longer >= 0 && longer >= shorter && (long) after * (count + 1) <= maxBatchTokens) {
        longest = after;
        to++;
      } else if (shorter >= 0 && longest * (count + 1) <= maxBatchTokens) {
        from--;
      } else {
        return sorted.subList(from, to);
      }
    }
  }
}
