package io.ner4j.thread;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls pass until it is closed; closing waits for the calls that are inside. Entering and
 * leaving need no memory, so that a call that ran out of it is counted out all the same.
 */
public final class Gate {

  /** How many calls the thread is inside of. */
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  private int inside;

  /** The first thread that closes. */
  private @Nullable Thread closer;

  private boolean closed;

  /**
   * Runs a call.
   *
   * @throws IllegalStateException if the gate is closed
   */
  public <T> T pass(Supplier<T> call) {
    enter();
    try {
      return within(call);
    } finally {
      leave();
    }
  }

  /** Runs a call unless the gate is closed, in which case it does nothing. */
  public void passIfOpen(Runnable call) {
    if (!tryEnter()) {
      return;
    }
    try {
      within(
          () -> {
            call.run();
            return call;
          });
    } finally {
      leave();
    }
  }

  /** Runs a part of a call that has entered on another thread. */
  public <T> T within(Supplier<T> call) {
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
  public void enter() {
    if (!tryEnter()) {
      throw new IllegalStateException(
          "this pipeline is closed; make a new one, or close it only after the last call");
    }
  }

  private synchronized boolean tryEnter() {
    if (closer != null) {
      return false;
    }
    inside++;
    return true;
  }

  public synchronized void leave() {
    inside--;
    notifyAll();
  }

  /**
   * Closes, the first time with an action that no call runs beside. A thread that closes again
   * inside of this action returns at once.
   *
   * @throws IllegalStateException if it is called from inside a call, which would wait for itself
   */
  public void close(Runnable action) {
    if (depth.get() > 0) {
      throw new IllegalStateException("a pipeline cannot be closed by a call that it is running");
    }
    if (!await(Thread.currentThread())) {
      return;
    }
    try {
      action.run();
    } finally {
      end();
    }
  }

  /** Waits until the calls are over or, for all but the first, until the gate is closed. */
  private synchronized boolean await(Thread thread) {
    boolean first = closer == null;
    if (closer == thread) {
      return false;
    }
    closer = first ? thread : closer;
    boolean interrupted = false;
    while (first ? inside > 0 : !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      thread.interrupt();
    }
    return first;
  }

  private synchronized void end() {
    closed = true;
    notifyAll();
  }
}
