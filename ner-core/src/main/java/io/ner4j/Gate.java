package io.ner4j;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets calls pass until it is closed; closing waits for the calls that are inside. */
final class Gate {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Runs a call.
   *
   * @throws IllegalStateException if the gate is closed
   */
  <T> T pass(Supplier<T> call) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "this pipeline is closed; make a new one, or close it only after the last call");
      }
      return call.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Closes, the first time with an action that no call runs beside.
   *
   * @throws IllegalStateException if it is called from inside a call, which would wait for itself
   */
  void close(Runnable action) {
    if (lock.getReadHoldCount() > 0) {
      throw new IllegalStateException("a pipeline cannot be closed by a call that it is running");
    }
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        action.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
