package io.ner4j.batch;

import io.ner4j.NerInterruptedException;
import io.ner4j.Progress;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.Window;
import io.ner4j.task.WindowResult;
import io.ner4j.thread.Gate;
import io.ner4j.thread.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Combines the windows of calls that wait at the same time into batches.
 *
 * <p>A call that comes while a lane of the model is free runs its window at once, on its own
 * thread: a lone call waits for nothing. Others queue, and a worker stays with a lane for as long
 * as there is a queue: it runs the window that has waited longest and such others as cost less
 * beside it than by themselves. Callers that handed a lane on among themselves would leave it empty
 * until the next one wakes; they do so only while no thread can be started.
 *
 * <p>No callers' code runs on a thread that is at a lane. What is done after a failure needs no
 * memory.
 */
public final class DynamicBatcher {

  private final ModelRunner runner;
  private final Workers workers;
  private final Gate gate;
  private final Runnable serve = this::serve;

  /** Bounds how many wait. */
  private final Semaphore room;

  /** Those whose window nobody has taken. It guards itself and {@link #lanes}. */
  private final WindowQueue queue = new WindowQueue();

  /** Lanes that calls or workers are at. */
  private int lanes;

  public DynamicBatcher(ModelRunner runner, TaskSettings settings, Workers workers, Gate gate) {
    this.runner = runner;
    this.workers = workers;
    this.gate = gate;
    this.room = new Semaphore(settings.maxWaiting(), true);
  }

  /** A call that waits on its own thread. */
  private static final class Blocked extends QueuedWindow {

    private final Thread thread = Thread.currentThread();

    /** Guarded by the queue. */
    private boolean leads;

    Blocked(Window window) {
      super(window);
    }

    @Override
    public void onResult() {
      LockSupport.unpark(thread);
    }

    @Override
    boolean lead() {
      boolean can = !leads;
      leads = true;
      LockSupport.unpark(thread);
      return can;
    }
  }

  /**
   * Room for one more to wait, if there is some and nobody waits for it; {@link #leaveRoom} gives
   * it back.
   */
  public boolean tryRoom() {
    return !room.hasQueuedThreads() && room.tryAcquire();
  }

  public void leaveRoom() {
    room.release();
  }

  /**
   * Runs a window, alone or with others, and waits for it.
   *
   * @return the window with its answer
   * @throws NerInterruptedException if the thread is interrupted while the window waits to be run
   */
  public QueuedWindow classify(Window window) {
    Blocked own = new Blocked(window);
    enterRoom();
    try {
      if (join(own)) {
        runFirst(own);
      }
      await(own);
      return own;
    } finally {
      room.release();
    }
  }

  /** Waits for an answer. A window that is being run is run to its end, whoever is interrupted. */
  private void await(Blocked own) {
    boolean interrupted = false;
    while (!own.answered()) {
      if (leads(own)) {
        run(take());
        leaveLane();
        continue;
      }
      LockSupport.park(own);
      if (Thread.interrupted()) {
        interrupted = true;
        if (withdraw(own)) {
          leaveLaneOf(own);
          throw interrupted(new InterruptedException());
        }
      }
    }
    leaveLaneOf(own);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void leaveLaneOf(Blocked own) {
    if (leads(own)) {
      leaveLane();
    }
  }

  /** Whether a lane was left to a call, which has it now. */
  private boolean leads(Blocked own) {
    synchronized (queue) {
      boolean leads = own.leads;
      own.leads = false;
      return leads;
    }
  }

  private void enterRoom() {
    // A call that need not wait is not to be interrupted.
    if (!tryRoom()) {
      try {
        room.acquire();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static NerInterruptedException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new NerInterruptedException(
        "the thread was interrupted while its text waited for the model", cause);
  }

  /** Runs a window, alone or with others; who waits is told of the answer. */
  public void classifyLater(QueuedWindow waiting) {
    if (join(waiting)) {
      runFirst(waiting);
    }
  }

  /** Whether a window found a lane; else it is queued. */
  private boolean join(QueuedWindow waiting) {
    synchronized (queue) {
      if (lanes < runner.lanes()) {
        lanes++;
        return true;
      }
      queue.add(waiting);
      return false;
    }
  }

  private void runFirst(QueuedWindow own) {
    try {
      run(List.of(own));
    } finally {
      leaveLane();
    }
  }

  /** Leaves a lane to a worker if there is a queue; if none can be started, to one that waits. */
  private void leaveLane() {
    while (wanted() && !workers.tryStart(serve) && !leaveToCaller()) {
      run(take());
    }
  }

  /** Whether windows wait; else the lane is left. */
  private boolean wanted() {
    synchronized (queue) {
      lanes -= queue.isEmpty() ? 1 : 0;
      return !queue.isEmpty();
    }
  }

  /** Leaves a lane to the oldest call that waits on its own thread, if there is one. */
  private boolean leaveToCaller() {
    synchronized (queue) {
      for (QueuedWindow next = queue.oldest(); next != null; next = next.newer) {
        if (next.lead()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Runs the queue until it is empty, inside of the calls that wait. */
  private void serve() {
    boolean left = false;
    try {
      gate.within(
          () -> {
            while (wanted()) {
              run(take());
            }
            return queue;
          });
      left = true;
    } finally {
      if (!left) {
        leaveLane();
      }
      workers.help();
    }
  }

  /** The oldest window and what goes with it; none if others took them. */
  private List<QueuedWindow> take() {
    synchronized (queue) {
      QueuedWindow oldest = queue.oldest();
      while (oldest != null) {
        try {
          return queue.take(oldest, runner.cost());
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

  private void run(List<QueuedWindow> batch) {
    int answered = 0;
    try {
      if (batch.isEmpty()) {
        return;
      }
      List<Progress> runs = new ArrayList<>();
      List<Window> windows = batch.stream().map(QueuedWindow::window).toList();
      List<WindowResult> answers = runner.classify(windows, runs);
      batch.get(0).runs(runs);
      while (answered < batch.size()) {
        batch.get(answered).result(answers.get(answered++));
      }
    } catch (Throwable e) {
      while (answered < batch.size()) {
        batch.get(answered++).fail(e);
      }
    }
  }

  /**
   * Takes a window out of the queue.
   *
   * @return false if it is being run or has its answer
   */
  public boolean withdraw(@Nullable QueuedWindow waiting) {
    synchronized (queue) {
      return waiting != null && queue.remove(waiting);
    }
  }
}
