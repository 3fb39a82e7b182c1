package io.ner4j.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of a model, and the windows that wait for one. While windows wait, each lane is taken.
 * Safe for use by many threads.
 */
final class Lanes {

  private final int lanes;
  private final BatchCost cost;

  /** Those whose window nobody has taken. It guards itself, {@link #taken} and who leads. */
  private final WindowQueue queue = new WindowQueue();

  /** Lanes that calls or workers are at. */
  private int taken;

  Lanes(int lanes, BatchCost cost) {
    this.lanes = lanes;
    this.cost = cost;
  }

  /** Whether a window found a lane, which is its own now; else it is queued. */
  boolean join(QueuedWindow waiting) {
    synchronized (queue) {
      if (taken < lanes) {
        taken++;
        return true;
      }
      queue.add(waiting);
      return false;
    }
  }

  /**
   * Queues a window; whether a lane was free, which the caller is at now and leaves to a worker.
   */
  boolean queue(QueuedWindow waiting) {
    synchronized (queue) {
      queue.add(waiting);
      boolean free = taken < lanes;
      taken += free ? 1 : 0;
      return free;
    }
  }

  /** Whether windows wait for the lane that the caller is at; else it is left. */
  boolean wanted() {
    synchronized (queue) {
      taken -= queue.isEmpty() ? 1 : 0;
      return !queue.isEmpty();
    }
  }

  /** How many windows wait. */
  int waiting() {
    synchronized (queue) {
      return queue.size();
    }
  }

  /** Leaves a lane to the oldest call that waits on its own thread, if there is one. */
  boolean leaveToCaller() {
    synchronized (queue) {
      for (QueuedWindow next = queue.oldest(); next != null; next = next.newer) {
        if (next.lead()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether a lane was left to a call, which has it now. */
  boolean leads(BlockedWindow own) {
    synchronized (queue) {
      boolean leads = own.leads;
      own.leads = false;
      return leads;
    }
  }

  /** The oldest window and what goes with it; none if others took them. */
  List<QueuedWindow> take() {
    synchronized (queue) {
      QueuedWindow oldest = queue.oldest();
      while (oldest != null) {
        try {
          return queue.take(oldest, cost);
        } catch (RuntimeException | Error e) {
          // Nothing was taken. To get on, the oldest is.
          queue.remove(oldest);
          oldest.fail(e);
        }
        oldest = queue.oldest();
      }
      return List.of();
    }
  }

  /**
   * Takes a window out of the queue.
   *
   * @return false if it is being run or has its answer
   */
  boolean withdraw(@Nullable QueuedWindow waiting) {
    synchronized (queue) {
      return waiting != null && queue.remove(waiting);
    }
  }
}
