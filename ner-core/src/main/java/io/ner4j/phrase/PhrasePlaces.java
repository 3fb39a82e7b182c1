package io.ner4j.phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places of phrases in one text, in its order. For one thread. */
public final class PhrasePlaces {

  /**
   * A place of one or several phrases.
   *
   * @param start UTF-16 offset of the first code unit
   * @param end UTF-16 offset after the last code unit
   * @param phrase the number of the first phrase
   */
  public record Place(int start, int end, int phrase) {}

  private static final Comparator<Place> LEFTMOST_LONGEST =
      Comparator.comparingInt(Place::start)
          .thenComparing(Comparator.comparingInt(Place::end).reversed());

  private final boolean overlaps;
  private final List<Place> chosen = new ArrayList<>();

  /** Those that others may still overlap. */
  private final List<Place> pending = new ArrayList<>();

  private int edge;

  PhrasePlaces(boolean overlaps) {
    this.overlaps = overlaps;
  }

  void add(int start, int end, int phrase) {
    pending.add(new Place(start, end, phrase));
  }

  /** Says that all places to come start behind those before. */
  void settle() {
    if (pending.isEmpty()) {
      return;
    }
    if (pending.size() > 1) {
      pending.sort(LEFTMOST_LONGEST);
    }
    for (Place place : pending) {
      if (overlaps || place.start >= edge) {
        chosen.add(place);
        edge = place.end;
      }
    }
    pending.clear();
  }

  /** The places, longer ones before those that they start with. */
  public List<Place> all() {
    return chosen;
  }
}
