package io.ner4j.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The entities of one side of a pairing, of which a partner is sought that overlaps another. */
final class OverlapPairs {

  /** An entity, numbered by where it ends. */
  private static final class Slot {
    private final TypedSpan span;
    private final int number;
    private boolean taken;

    Slot(TypedSpan span, int number) {
      this.span = span;
      this.number = number;
    }
  }

  /** The entities of one type, by where they start; those that start early enough by number. */
  private static final class OfType {
    private final List<Slot> byStart = new ArrayList<>();
    private final PriorityQueue<Slot> begun =
        new PriorityQueue<>(Comparator.comparingInt(slot -> slot.number));
    private int next;

    @Nullable Slot take(int end) {
      while (next < byStart.size() && byStart.get(next).span.start() < end) {
        begun.add(byStart.get(next++));
      }
      while (!begun.isEmpty() && begun.element().taken) {
        begun.remove();
      }
      return begun.poll();
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, OfType> types = new HashMap<>();
  private int first;

  /** Takes entities in the order of their ends. */
  OverlapPairs(Iterable<TypedSpan> byEnd) {
    for (TypedSpan span : byEnd) {
      Slot slot = new Slot(span, slots.size());
      slots.add(slot);
      types.computeIfAbsent(span.type(), type -> new OfType()).byStart.add(slot);
    }
    types
        .values()
        .forEach(all -> all.byStart.sort(Comparator.comparingInt(slot -> slot.span.start())));
  }

  /** The entity that ends first of those that are left. */
  @Nullable TypedSpan first() {
    while (first < slots.size() && slots.get(first).taken) {
      first++;
    }
    return first < slots.size() ? slots.get(first).span : null;
  }

  void removeFirst() {
    slots.get(first).taken = true;
  }

  /**
   * Takes the partner that ends first, if there is one.
   *
   * @param span ends no later than any that is left, and no earlier than any asked for before
   */
  @Nullable TypedSpan takeOverlapping(TypedSpan span) {
    OfType all = types.get(span.type());
    Slot partner = all == null ? null : all.take(span.end());
    if (partner == null) {
      return null;
    }
    partner.taken = true;
    return partner.span;
  }

  /** Those that are left, in the order of their ends. */
  List<TypedSpan> rest() {
    return slots.stream().filter(slot -> !slot.taken).map(slot -> slot.span).toList();
  }
}
