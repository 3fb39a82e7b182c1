package io.ner4j.batch;

import io.ner4j.NerInterruptedException;
import io.ner4j.task.BatchRun;
import io.ner4j.task.Window;
import io.ner4j.task.WindowResult;
import io.ner4j.thread.Gate;
import io.ner4j.thread.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Combines the windows of calls that wait at the same time into batches.
 *
 * <p>A call that comes while a lane of the model is free runs its window at once, on its own
 * thread: a lone call waits for nothing. Others queue, and a worker stays with a lane for as long
 * as there is a queue. It runs the window that has waited longest and such others as cost less
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
  private final Room room;
  private final Lanes lanes;
  private final Runnable serve = this::serve;

  public DynamicBatcher(ModelRunner runner, int maxWaiting, Workers workers, Gate gate) {
    this.runner = runner;
    this.workers = workers;
    this.gate = gate;
    this.room = new Room(maxWaiting);
    this.lanes = new Lanes(runner.lanes(), runner.cost());
  }

  /**
   * Room for one more to wait, if there is some and nobody waits for it; {@link #leaveRoom} gives
   * it back.
   */
  public boolean tryRoom() {
    return room.tryEnter();
  }

  public void leaveRoom() {
    room.leave();
  }

  /** How many texts wait for room or for a lane. */
  public int waiting() {
    return room.waiting() + lanes.waiting();
  }

  /**
   * Runs a window, alone or with others, and waits for it.
   *
   * @return the window with its answer
   * @throws NerInterruptedException if the thread is interrupted while the window waits to be run
   */
  public QueuedWindow classify(Window window) {
    BlockedWindow own = new BlockedWindow(window);
    room.enter();
    try {
      if (lanes.join(own)) {
        runFirst(own);
      }
      await(own);
      return own;
    } finally {
      room.leave();
    }
  }

  /** Waits for an answer. A window that is being run is run to its end, whoever is interrupted. */
  private void await(BlockedWindow own) {
    boolean interrupted = false;
    while (!own.answered()) {
      if (lanes.leads(own)) {
        run(lanes.take());
        leaveLane();
        continue;
      }
      LockSupport.park(own);
      if (Thread.interrupted()) {
        interrupted = true;
        if (withdraw(own)) {
          leaveLaneOf(own);
          throw Room.interrupted(new InterruptedException());
        }
      }
    }
    leaveLaneOf(own);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void leaveLaneOf(BlockedWindow own) {
    if (lanes.leads(own)) {
      leaveLane();
    }
  }

  /**
   * Runs a window, alone or with others; who waits is told of the answer.
   *
   * @param othersFollow whether more windows come soon: then it waits for them in the queue, and a
   *     worker runs it. On this thread it would run alone, and so would each of the others
   */
  public void classifyLater(QueuedWindow waiting, boolean othersFollow) {
    if (othersFollow) {
      if (lanes.queue(waiting)) {
        leaveLane();
      }
    } else if (lanes.join(waiting)) {
      runFirst(waiting);
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
    while (lanes.wanted() && !workers.tryStart(serve) && !lanes.leaveToCaller()) {
      run(lanes.take());
    }
  }

  /** Runs the queue until it is empty, inside of the calls that wait. */
  private void serve() {
    boolean left = false;
    try {
      gate.within(
          () -> {
            while (lanes.wanted()) {
              run(lanes.take());
            }
            return lanes;
          });
      left = true;
    } finally {
      if (!left) {
        leaveLane();
      }
      workers.help();
    }
  }

  private void run(List<QueuedWindow> batch) {
    int answered = 0;
    try {
      if (batch.isEmpty()) {
        return;
      }
      List<BatchRun> runs = new ArrayList<>();
      List<Window> windows = batch.stream().map(QueuedWindow::window).toList();
      List<WindowResult> answers = runner.classify(windows, runs);
      batch.get(0).runs(runs);
      if (!runs.isEmpty()) {
        long start = runs.get(0).start();
        batch.forEach(window -> window.started(start));
      }
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
    return lanes.withdraw(waiting);
  }
}
