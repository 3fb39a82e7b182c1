package io.ner4j.batch;

import io.ner4j.task.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Groups windows of similar length into batches at the least cost. */
public final class BatchPlanner {

  private BatchPlanner() {}

  /**
   * Groups windows that may run together.
   *
   * @param lanes how many batches run at once
   */
  public static List<List<Window>> plan(List<Window> windows, BatchCost cost, int lanes) {
    Map<Object, List<Window>> companies = new LinkedHashMap<>();
    for (Window window : windows) {
      companies.computeIfAbsent(window.company(), company -> new ArrayList<>()).add(window);
    }
    return companies.values().stream()
        .flatMap(company -> planCompany(company, cost, lanes).stream())
        .toList();
  }

  /**
   * Groups windows of similar length at the least cost, the longest first. If there are few
   * batches, the work is cut into equal shares first and the costliest batch comes first, so that
   * all lanes have as much to do. A lane that takes the next batch whenever it is free then ends
   * with the others.
   */
  private static List<List<Window>> planCompany(List<Window> sorted, BatchCost cost, int lanes) {
    sorted.sort(Comparator.comparingInt(Window::length).reversed());
    long tokens = sorted.stream().mapToLong(Window::length).sum();
    int longest = sorted.isEmpty() ? 0 : sorted.get(0).length();
    int shares = cost.shares(longest, tokens, lanes);
    List<List<Window>> batches = new ArrayList<>();
    long all = sorted.stream().mapToLong(window -> cost.of(window.length())).sum();
    long before = 0;
    int from = 0;
    for (int share = 1; share <= shares; share++) {
      int to = from;
      // A window goes where its middle is.
      while (to < sorted.size()
          && (2 * before + cost.of(sorted.get(to).length())) * shares <= 2 * all * share) {
        before += cost.of(sorted.get(to++).length());
      }
      batches.addAll(cheapest(sorted.subList(from, to), cost));
      from = to;
    }
    if (shares > 1) {
      batches.sort(Comparator.comparingLong((List<Window> batch) -> cost.of(batch)).reversed());
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
   * than a batch of their own. Looks only at what it takes and at one more on either side.
   *
   * @param shorter the others that are not longer, the longest first
   * @param longer the longer ones, the shortest first
   */
  static <T> List<T> around(
      T item, Iterator<T> shorter, Iterator<T> longer, ToIntFunction<T> length, BatchCost cost) {
    List<T> taken = new ArrayList<>();
    taken.add(item);
    int longest = length.applyAsInt(item);
    long tokens = longest;
    @Nullable T before = next(shorter);
    @Nullable T after = next(longer);
    while (true) {
      int rows = taken.size();
      long now = cost.of(longest, rows, tokens);
      int beforeLength = before == null ? 0 : length.applyAsInt(before);
      int afterLength = after == null ? 0 : length.applyAsInt(after);
      // What is won by taking a neighbour in.
      long winShorter = before == null ? -1 : cost.win(now, beforeLength, longest, rows, tokens);
      long winLonger = after == null ? -1 : cost.win(now, afterLength, afterLength, rows, tokens);
      if (after != null && winLonger >= 0 && winLonger >= winShorter) {
        taken.add(after);
        longest = afterLength;
        tokens += afterLength;
        after = next(longer);
      } else if (before != null && winShorter >= 0) {
        taken.add(before);
        tokens += beforeLength;
        before = next(shorter);
      } else {
        return taken;
      }
    }
  }

  private static <T> @Nullable T next(Iterator<T> items) {
    return items.hasNext() ? items.next() : null;
  }
}
