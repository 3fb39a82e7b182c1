package io.ner4j.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entities of one text in pairs of gold and found, and those that are left over. */
final class Pairing {

  /** A gold entity and the one found for it. */
  record Pair(TypedSpan gold, TypedSpan found) {}

  private record Place(int start, int end) {

    static Place of(TypedSpan span) {
      return new Place(span.start(), span.end());
    }
  }

  private final List<Pair> pairs = new ArrayList<>();
  private final Deque<TypedSpan> missed;
  private final Deque<TypedSpan> spurious;

  private Pairing(List<TypedSpan> gold, List<TypedSpan> found) {
    missed = byEnd(gold);
    spurious = byEnd(found);
  }

  static Pairing of(List<TypedSpan> gold, List<TypedSpan> found, Matching matching) {
    Pairing pairing = new Pairing(gold, found);
    switch (matching) {
      case EXACT -> pairing.pairEqual(span -> span);
      case SPAN -> {
        pairing.pairEqual(span -> span);
        pairing.pairEqual(Place::of);
      }
      case OVERLAP -> pairing.pairOverlapping();
    }
    return pairing;
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** Gold entities without a found one. */
  List<TypedSpan> missed() {
    return List.copyOf(missed);
  }

  /** Found entities without a gold one. */
  List<TypedSpan> spurious() {
    return List.copyOf(spurious);
  }

  private void pairEqual(Function<TypedSpan, Object> key) {
    Map<Object, Deque<TypedSpan>> waiting = new HashMap<>();
    for (TypedSpan gold : missed) {
      waiting.computeIfAbsent(key.apply(gold), k -> new ArrayDeque<>()).add(gold);
    }
    List<TypedSpan> rest = new ArrayList<>();
    for (TypedSpan found : spurious) {
      Deque<TypedSpan> equals = waiting.getOrDefault(key.apply(found), new ArrayDeque<>());
      if (equals.isEmpty()) {
        rest.add(found);
      } else {
        pairs.add(new Pair(equals.remove(), found));
      }
    }
    List<TypedSpan> unpaired = new ArrayList<>();
    waiting.values().forEach(unpaired::addAll);
    replace(missed, unpaired);
    replace(spurious, rest);
  }

  /**
   * Pairs what ends first with the partner that ends first. That gives the most pairs. All partners
   * of the span that ends first hold its last position. So whatever overlaps the chosen partner and
   * is still to come overlaps those that were not chosen too.
   */
  private void pairOverlapping() {
    OverlapPairs golds = new OverlapPairs(missed);
    OverlapPairs founds = new OverlapPairs(spurious);
    List<TypedSpan> goldAlone = new ArrayList<>();
    List<TypedSpan> foundAlone = new ArrayList<>();
    TypedSpan gold = golds.first();
    TypedSpan found = founds.first();
    while (gold != null && found != null) {
      if (gold.end() <= found.end()) {
        golds.removeFirst();
        TypedSpan partner = founds.takeOverlapping(gold);
        pair(gold, partner, goldAlone, gold);
      } else {
        founds.removeFirst();
        TypedSpan partner = golds.takeOverlapping(found);
        pair(partner, found, foundAlone, found);
      }
      gold = golds.first();
      found = founds.first();
    }
    missed.clear();
    missed.addAll(golds.rest());
    missed.addAll(goldAlone);
    spurious.clear();
    spurious.addAll(founds.rest());
    spurious.addAll(foundAlone);
  }

  private void pair(
      @Nullable TypedSpan gold, @Nullable TypedSpan found, List<TypedSpan> alone, TypedSpan first) {
    if (gold == null || found == null) {
      alone.add(first);
    } else {
      pairs.add(new Pair(gold, found));
    }
  }

  private static void replace(Deque<TypedSpan> spans, List<TypedSpan> others) {
    spans.clear();
    spans.addAll(byEnd(others));
  }

  private static Deque<TypedSpan> byEnd(List<TypedSpan> spans) {
    List<TypedSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(TypedSpan::end));
    return new ArrayDeque<>(sorted);
  }
}
