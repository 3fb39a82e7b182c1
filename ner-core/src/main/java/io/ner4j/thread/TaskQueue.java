package io.ner4j.thread;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in turn, a bounded number of them at once.
 *
 * <p>A task holds one of a few places while it works. What it tells to callers' code is run after
 * the place is given up, on the same thread. Such code may block for as long as it likes, even on
 * other tasks of the queue, and holds nobody up. Tasks are linked to each other, so that adding one
 * needs no memory, and a place is never lost for want of it. Safe for use by many threads.
 */
public final class TaskQueue {

  /** A piece of work. It throws nothing. */
  public abstract static class Task {

    private @Nullable Task next;

    /**
     * Works, in a place of the queue.
     *
     * @return whether there is something to {@link #tell}
     */
    public abstract boolean run();

    /** Runs callers' code, outside of all places. */
    public abstract void tell();
  }

  /** The queue in a place of which the thread works. */
  private static final ThreadLocal<@Nullable TaskQueue> HERE = new ThreadLocal<>();

  private static final long RETRY_NANOS = 1_000_000;

  private final Workers workers;
  private final int places;
  private final Runnable serve = this::serveOnOwnThread;
  private @Nullable Task first;
  private @Nullable Task last;
  private int size;
  private int busy;

  /** Threads that want their place back. */
  private int returning;

  /** No thread could be started for what waits. */
  private volatile boolean unserved;

  TaskQueue(Workers workers, int places) {
    this.workers = workers;
    this.places = places;
  }

  /** Whether the thread works in a place of some queue. */
  public static boolean here() {
    return HERE.get() != null;
  }

  /**
   * Runs callers' code. If the thread has a place in a queue, another may take it meanwhile: the
   * code may wait for tasks of the same queue.
   */
  static void outside(Runnable code) {
    TaskQueue queue = HERE.get();
    if (queue == null || !queue.handOn()) {
      code.run();
      return;
    }
    HERE.remove();
    try {
      code.run();
    } finally {
      Thread.interrupted();
      queue.comeBack();
      HERE.set(queue);
    }
  }

  /** Whether tasks wait for a place. */
  public synchronized boolean waiting() {
    return first != null;
  }

  /** How many tasks wait for a place. */
  synchronized int size() {
    return size;
  }

  /** Adds a task. If no thread can be started for it, it waits until {@link #help} is called. */
  public void add(Task task) {
    synchronized (this) {
      if (last == null) {
        first = task;
      } else {
        last.next = task;
      }
      last = task;
      size++;
      if (busy == places) {
        return;
      }
      busy++;
    }
    if (!workers.tryStart(serve)) {
      leave();
      unserved = true;
    }
  }

  /** Serves tasks for which no thread could be started, on this thread. */
  void help() {
    if (unserved && enter()) {
      serve(false);
    }
  }

  private void serveOnOwnThread() {
    serve(true);
  }

  private void serve(boolean ownThread) {
    do {
      Task told = work();
      while (told != null) {
        Task next = told.next;
        told.tell();
        told = next;
      }
      if (ownThread) {
        // Nobody but callers' code interrupts it, which is over.
        Thread.interrupted();
      }
    } while (enter());
  }

  /** Works in a place until it is given up, and returns the tasks that have something to tell. */
  private @Nullable Task work() {
    takePlace();
    try {
      Task told = null;
      for (Task task = poll(); task != null; task = poll()) {
        if (task.run()) {
          task.next = told;
          told = task;
          if (handOn()) {
            break;
          }
        }
      }
      return told;
    } finally {
      HERE.remove();
    }
  }

  private void takePlace() {
    while (true) {
      try {
        HERE.set(this);
        return;
      } catch (OutOfMemoryError e) {
        LockSupport.parkNanos(RETRY_NANOS);
      } catch (RuntimeException | Error e) {
        // The thread has no stack left: others serve.
        leave();
        unserved = true;
        throw e;
      }
    }
  }

  /** Takes a task, or gives the place up if there is none, or if a thread wants its place back. */
  private synchronized @Nullable Task poll() {
    Task task = first;
    if (task == null || returning > 0) {
      leave();
      return null;
    }
    first = task.next;
    task.next = null;
    size--;
    if (first == null) {
      last = null;
    }
    return task;
  }

  /** Gives the place up, to another thread if tasks wait; false if none can be started. */
  private boolean handOn() {
    synchronized (this) {
      if (first == null || returning > 0) {
        leave();
        return true;
      }
    }
    return workers.tryStart(serve);
  }

  private synchronized void leave() {
    busy--;
    notifyAll();
  }

  private synchronized boolean enter() {
    unserved = false;
    if (first == null || busy == places) {
      return false;
    }
    busy++;
    return true;
  }

  private synchronized void comeBack() {
    boolean interrupted = false;
    returning++;
    while (busy == places) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    returning--;
    busy++;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
