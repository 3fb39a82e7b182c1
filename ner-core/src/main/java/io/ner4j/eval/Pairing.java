package io.ner4j.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
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
   * Pairs what ends first with the partner that ends first. That gives the most pairs: all partners
   * of the span that ends first hold its last position, so whatever overlaps the chosen partner and
   * is still to come overlaps those that were not chosen too.
   */
  private void pairOverlapping() {
    List<TypedSpan> goldAlone = new ArrayList<>();
    List<TypedSpan> foundAlone = new ArrayList<>();
    while (!missed.isEmpty() && !spurious.isEmpty()) {
      boolean goldFirst = missed.getFirst().end() <= spurious.getFirst().end();
      TypedSpan first = (goldFirst ? missed : spurious).removeFirst();
      TypedSpan partner = takeOverlapping(goldFirst ? spurious : missed, first);
      if (partner == null) {
        (goldFirst ? goldAlone : foundAlone).add(first);
      } else {
        pairs.add(goldFirst ? new Pair(first, partner) : new Pair(partner, first));
      }
    }
    missed.addAll(goldAlone);
    spurious.addAll(foundAlone);
  }

  private static @Nullable TypedSpan takeOverlapping(Deque<TypedSpan> spans, TypedSpan span) {
    for (Iterator<TypedSpan> rest = spans.iterator(); rest.hasNext(); ) {
      TypedSpan candidate = rest.next();
      if (candidate.type().equals(span.type()) && candidate.overlaps(span)) {
        rest.remove();
        return candidate;
      }
    }
    return null;
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
