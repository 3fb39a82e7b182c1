package io.ner4j.redact;

import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;

/** The changes of a text in its order, with the place of each in the redacted text. Immutable. */
final class PlacedChanges extends AbstractList<Change> implements RandomAccess {

  private final List<Change> changes;

  /** Where each change starts in the redacted text. */
  private final int[] starts;

  private PlacedChanges(List<Change> changes) {
    this.changes = changes;
    this.starts = new int[changes.size()];
    int shift = 0;
    int edge = 0;
    for (int i = 0; i < starts.length; i++) {
      Change change = changes.get(i);
      if (change.start() < edge) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "changes must not overlap and stand in the order of the text, but one starts at %d"
                    + " before another ends at %d",
                change.start(),
                edge));
      }
      starts[i] = change.start() + shift;
      shift += change.replacement().length() - change.original().length();
      edge = change.end();
    }
  }

  /**
   * Places changes.
   *
   * @throws IllegalArgumentException if they overlap, or are in another order
   */
  static PlacedChanges of(List<Change> changes) {
    return changes instanceof PlacedChanges placed
        ? placed
        : new PlacedChanges(List.copyOf(changes));
  }

  @Override
  public Change get(int index) {
    return changes.get(index);
  }

  @Override
  public int size() {
    return starts.length;
  }

  /** Where a change starts in the redacted text. */
  int start(int index) {
    return starts[index];
  }

  /** Where a change ends in the redacted text. */
  int end(int index) {
    return starts[index] + changes.get(index).replacement().length();
  }

  /** The last change that starts in the original text at an offset or before; -1 if none does. */
  int lastOriginal(int offset) {
    return last(offset, index -> changes.get(index).start());
  }

  /** The last change that starts in the redacted text at an offset or before; -1 if none does. */
  int lastRedacted(int offset) {
    return last(offset, this::start);
  }

  private int last(int offset, IntUnaryOperator start) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (start.applyAsInt(middle) <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
