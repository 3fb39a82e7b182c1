package io.ner4j;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets calls pass until it is closed; closing waits for the calls that are inside. */
final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** How many calls the thread is inside of. */
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  private int inside;
  private boolean closing;
  private boolean closed;

  /**
   * Runs a call.
   *
   * @throws IllegalStateException if the gate is closed
   */
  <T> T pass(Supplier<T> call) {
    enter();
    try {
      return within(call);
    } finally {
      leave();
    }
  }

  /** Runs a call unless the gate is closed, in which case it does nothing. */
  void passIfOpen(Runnable call) {
    if (!tryEnter()) {
      return;
    }
    try {
      inside(call);
    } finally {
      leave();
    }
  }

  /** Runs a part of a call that has entered on another thread. */
  void inside(Runnable part) {
    within(
        () -> {
          part.run();
          return part;
        });
  }

  private <T> T within(Supplier<T> call) {
    int before = depth.get();
    depth.set(before + 1);
    try {
      return call.get();
    } finally {
      if (before == 0) {
        depth.remove();
      } else {
        depth.set(before);
      }
    }
  }

  /**
   * Counts a call in, which {@link #leave} counts out, on whatever thread.
   *
   * @throws IllegalStateException if the gate is closed
   */
  void enter() {
    if (!tryEnter()) {
      throw new IllegalStateException(
          "this pipeline is closed; make a new one, or close it only after the last call");
    }
  }

  private boolean tryEnter() {
    lock.lock();
    try {
      if (closing) {
        return false;
      }
      inside++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes, the first time with an action that no call runs beside.
   *
   * @throws IllegalStateException if it is called from inside a call, which would wait for itself
   */
  void close(Runnable action) {
    if (depth.get() > 0) {
      throw new IllegalStateException("a pipeline cannot be closed by a call that it is running");
    }
    lock.lock();
    try {
      if (closing) {
        while (!closed) {
          changed.awaitUninterruptibly();
        }
        return;
      }
      closing = true;
      while (inside > 0) {
        changed.awaitUninterruptibly();
      }
      try {
        action.run();
      } finally {
        closed = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
