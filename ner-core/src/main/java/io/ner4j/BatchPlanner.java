package io.ner4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** Puts windows into batches at the least cost: such as are of like length go together. */
final class BatchPlanner {

  private BatchPlanner() {}

  /**
   * Groups windows, the longest first, at the least cost; but if there are few batches, such that
   * all lanes have as much to do.
   *
   * @param lanes how many batches run at once
   */
  static List<List<Window>> plan(List<Window> windows, BatchCost cost, int lanes) {
    List<Window> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt(Window::length).reversed());
    long tokens = sorted.stream().mapToLong(Window::length).sum();
    int longest = sorted.isEmpty() ? 0 : sorted.get(0).length();
    int shares = cost.shares(longest, tokens, lanes);
    List<List<Window>> batches = new ArrayList<>();
    long before = 0;
    int from = 0;
    for (int share = 1; share <= shares; share++) {
      int to = from;
      // A window goes where its middle is.
      while (to < sorted.size()
          && (2 * before + sorted.get(to).length()) * shares <= 2 * tokens * share) {
        before += sorted.get(to++).length();
      }
      batches.addAll(cheapest(sorted.subList(from, to), cost));
      from = to;
    }
    return batches;
  }

  /** Groups sorted windows at the least cost. */
  private static List<List<Window>> cheapest(List<Window> sorted, BatchCost cost) {
    // least[i] is what the first i windows cost, and from[i] where the last of their batches
    // begins.
    long[] least = new long[sorted.size() + 1];
    int[] from = new int[sorted.size() + 1];
    Arrays.fill(least, 1, least.length, Long.MAX_VALUE);
    for (int i = 0; i < sorted.size(); i++) {
      int longest = sorted.get(i).length();
      long tokens = 0;
      for (int end = i + 1; end <= sorted.size(); end++) {
        tokens += sorted.get(end - 1).length();
        if (!cost.fits(longest, end - i, tokens)) {
          break;
        }
        long sum = least[i] + cost.of(longest, end - i, tokens);
        if (sum < least[end]) {
          least[end] = sum;
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
   * Chooses what runs with an item: the next shorter or longer ones, as long as that costs less
   * than a batch of their own.
   */
  static <T> List<T> around(T item, Collection<T> others, ToIntFunction<T> length, BatchCost cost) {
    List<T> sorted = new ArrayList<>(others);
    sorted.add(item);
    sorted.sort(Comparator.comparingInt(length));
    int from = sorted.indexOf(item);
    int to = from + 1;
    int longest = length.applyAsInt(item);
    long tokens = longest;
    while (true) {
      int rows = to - from;
      long now = cost.of(longest, rows, tokens);
      // What is won by taking a neighbour in.
      long shorter = -1;
      if (from > 0) {
        int before = length.applyAsInt(sorted.get(from - 1));
        if (cost.fits(longest, rows + 1, tokens + before)) {
          shorter = now + cost.of(before, 1, before) - cost.of(longest, rows + 1, tokens + before);
        }
      }
      long longer = -1;
      if (to < sorted.size()) {
        int after = length.applyAsInt(sorted.get(to));
        if (cost.fits(after, rows + 1, tokens + after)) {
          longer = now + cost.of(after, 1, after) - cost.of(after, rows + 1, tokens + after);
        }
      }
      if (longer >= 0 && longer >= shorter) {
        longest = length.applyAsInt(sorted.get(to++));
        tokens += longest;
      } else if (shorter >= 0) {
        tokens += length.applyAsInt(sorted.get(--from));
      } else {
        return sorted.subList(from, to);
      }
    }
  }
}
