package io.ner4j.prompt;

import java.util.BitSet;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses spans greedily: each that is offered, if it goes with those that were taken before. Two
 * spans never cross. For one thread.
 */
final class SpanChoice {

  private final boolean nested;
  private final boolean severalLabels;
  private final int base;

  /** Words that are taken, where spans must not nest. */
  private final BitSet taken = new BitSet();

  /** The last words of the spans that are taken, by their first. */
  private final NavigableMap<Integer, NavigableSet<Integer>> spans = new TreeMap<>();

  /** Words in the longest of them. */
  private int longest;

  /**
   * @param nested whether a span may lie inside of another
   * @param severalLabels whether the same words may have several labels
   * @param base number of the first word that a span may start with
   */
  SpanChoice(boolean nested, boolean severalLabels, int base) {
    this.nested = nested;
    this.severalLabels = severalLabels;
    this.base = base;
  }

  /** Takes a span, if it may be taken. */
  boolean take(Candidate span) {
    NavigableSet<Integer> alike = spans.getOrDefault(span.first(), new TreeSet<>());
    boolean may = alike.contains(span.last()) ? severalLabels : isFree(span);
    if (may) {
      taken.set(span.first() - base, span.last() - base + 1);
      longest = Math.max(longest, span.last() - span.first() + 1);
      alike.add(span.last());
      spans.put(span.first(), alike);
    }
    return may;
  }

  private boolean isFree(Candidate span) {
    int next = taken.nextSetBit(span.first() - base);
    if (next < 0 || next > span.last() - base) {
      return true;
    }
    return nested && !crosses(span);
  }

  private boolean crosses(Candidate span) {
    for (NavigableSet<Integer> before :
        spans.subMap(span.first() - longest, true, span.first(), false).values()) {
      Integer last = before.ceiling(span.first());
      if (last != null && last < span.last()) {
        return true;
      }
    }
    for (NavigableSet<Integer> inside :
        spans.subMap(span.first(), false, span.last(), true).values()) {
      if (inside.last() > span.last()) {
        return true;
      }
    }
    return false;
  }
}
