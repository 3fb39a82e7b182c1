package io.ner4j.batch;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Windows that wait, by age and, among those that may run together, by length: adding one, taking
 * one out and finding the neighbours of one cost O(log n). Guarded by its owner.
 */
final class WindowQueue {

  private final Map<Object, NavigableMap<Integer, Set<QueuedWindow>>> byCompany = new HashMap<>();
  private @Nullable QueuedWindow oldest;
  private @Nullable QueuedWindow newest;
  private int size;

  boolean isEmpty() {
    return oldest == null;
  }

  int size() {
    return size;
  }

  @Nullable QueuedWindow oldest() {
    return oldest;
  }

  void add(QueuedWindow waiting) {
    // This may need memory that is not there; what follows needs none.
    Set<QueuedWindow> alike =
        byCompany
            .computeIfAbsent(waiting.company(), company -> new TreeMap<>())
            .computeIfAbsent(waiting.length(), length -> new LinkedHashSet<>());
    try {
      alike.add(waiting);
    } catch (RuntimeException | Error e) {
      alike.remove(waiting);
      throw e;
    }
    waiting.queued = true;
    size++;
    waiting.older = newest;
    if (newest == null) {
      oldest = waiting;
    } else {
      newest.newer = waiting;
    }
    newest = waiting;
  }

  /**
   * Takes a window out.
   *
   * @return false if it is not in the queue
   */
  boolean remove(QueuedWindow waiting) {
    if (!waiting.queued) {
      return false;
    }
    waiting.queued = false;
    size--;
    if (waiting.older == null) {
      oldest = waiting.newer;
    } else {
      waiting.older.newer = waiting.newer;
    }
    if (waiting.newer == null) {
      newest = waiting.older;
    } else {
      waiting.newer.older = waiting.older;
    }
    waiting.older = null;
    waiting.newer = null;
    NavigableMap<Integer, Set<QueuedWindow>> byLength = byLength(waiting);
    Set<QueuedWindow> alike = byLength.get(waiting.length());
    if (alike != null && alike.remove(waiting) && alike.isEmpty()) {
      byLength.remove(waiting.length());
    }
    if (byLength.isEmpty()) {
      byCompany.remove(waiting.company());
    }
    return true;
  }

  /** Takes out the oldest and what goes with it. The queue is not empty. */
  List<QueuedWindow> take(QueuedWindow oldest, BatchCost cost) {
    NavigableMap<Integer, Set<QueuedWindow>> byLength = byLength(oldest);
    int length = oldest.length();
    List<QueuedWindow> taken =
        BatchPlanner.around(
            oldest,
            all(byLength.headMap(length, true).descendingMap().values(), oldest),
            all(byLength.tailMap(length, false).values(), oldest),
            QueuedWindow::length,
            cost);
    for (int i = 0; i < taken.size(); i++) {
      remove(taken.get(i));
    }
    return taken;
  }

  private NavigableMap<Integer, Set<QueuedWindow>> byLength(QueuedWindow waiting) {
    return byCompany.getOrDefault(waiting.company(), Collections.emptyNavigableMap());
  }

  /** All but one, length by length, and the oldest first among those of one length. */
  private static Iterator<QueuedWindow> all(
      Collection<Set<QueuedWindow>> byLength, QueuedWindow except) {
    Iterator<Set<QueuedWindow>> lengths = byLength.iterator();
    return new Iterator<>() {

      private Iterator<QueuedWindow> alike = Collections.emptyIterator();
      private @Nullable QueuedWindow next = following();

      private @Nullable QueuedWindow following() {
        while (true) {
          while (alike.hasNext()) {
            QueuedWindow waiting = alike.next();
            if (waiting != except) {
              return waiting;
            }
          }
          if (!lengths.hasNext()) {
            return null;
          }
          alike = lengths.next().iterator();
        }
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public QueuedWindow next() {
        QueuedWindow waiting = next;
        if (waiting == null) {
          throw new NoSuchElementException();
        }
        next = following();
        return waiting;
      }
    };
  }
}
