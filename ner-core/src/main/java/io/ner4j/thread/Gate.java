package io.ner4j.thread;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls pass until it is closed; closing waits for the calls that are inside. Entering and
 * leaving need no memory, so that a call that ran out of it is counted out all the same.
 */
public final class Gate {

  private static final long CHECK_MILLIS = 50;

  /** For calls beside one that waits for the end of the JVM: they may wait for it in turn. */
  private static final long BESIDE_EXIT_MILLIS = 5_000;

  /** For all calls while the JVM ends. */
  private static final long EXIT_MILLIS = 30_000;

  /** How many calls the thread is inside of. */
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  private int inside;

  /** Threads that run parts of calls. */
  private final Set<Thread> threads = new HashSet<>();

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
    if (before == 0) {
      add(Thread.currentThread());
    }
    try {
      depth.set(before + 1);
      return call.get();
    } finally {
      if (before == 0) {
        depth.remove();
        remove(Thread.currentThread());
      } else {
        depth.set(before);
      }
    }
  }

  private synchronized void add(Thread thread) {
    threads.add(thread);
  }

  private synchronized void remove(Thread thread) {
    threads.remove(thread);
  }

  /**
   * Counts a call in, which {@link #leave} counts out, on whatever thread.
   *
   * @throws IllegalStateException if the gate is closed
   * @throws StackOverflowError if the thread has too little stack left to end what it begins
   */
  public void enter() {
    StackRoom.check();
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
   * inside of this action returns at once. While the JVM ends, calls that do not are left alone,
   * without the action: one that called System.exit waits for whoever closes in a shutdown hook.
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

  /**
   * Waits until the calls are over or, for all but the first, until the gate is closed.
   *
   * @return whether to run the action
   */
  private synchronized boolean await(Thread thread) {
    boolean first = closer == null;
    if (closer == thread) {
      return false;
    }
    closer = first ? thread : closer;
    boolean interrupted = false;
    long exiting = 0;
    while (first ? inside > 0 : !closed) {
      try {
        wait(CHECK_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (JvmExit.isUnderway()) {
        exiting = exiting == 0 ? System.nanoTime() : exiting;
        if (endless(NANOSECONDS.toMillis(System.nanoTime() - exiting))) {
          first = false;
          break;
        }
      }
    }
    if (interrupted) {
      thread.interrupt();
    }
    return first;
  }

  /**
   * Whether calls that are still inside, so long after the JVM began to end, are not waited for.
   */
  private boolean endless(long millis) {
    long held = threads.stream().filter(JvmExit::holds).count();
    boolean alone = inside <= held || millis > BESIDE_EXIT_MILLIS;
    return (held > 0 && alone) || millis > EXIT_MILLIS;
  }

  private synchronized void end() {
    closed = true;
    notifyAll();
  }
}
