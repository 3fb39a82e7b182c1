package io.ner4j.engine;

import io.ner4j.NerException;
import io.ner4j.NerInterruptedException;
import io.ner4j.batch.BatchPlanner;
import io.ner4j.batch.ModelRunner;
import io.ner4j.task.BatchRun;
import io.ner4j.task.Chunk;
import io.ner4j.task.Failures;
import io.ner4j.task.TextTask;
import io.ner4j.task.Window;
import io.ner4j.task.WindowResult;
import io.ner4j.thread.Gate;
import io.ner4j.thread.TaskQueue;
import io.ner4j.thread.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The units of one extraction that are not decoded yet, worked on by any number of threads. Batches
 * are run in any order, units decoded in theirs. The first failure ends the work. Guarded by
 * itself, so that a failure needs no memory to be told of.
 */
final class WorkQueue {

  /** One is run while the next is read. */
  private static final int MAX = 2;

  private final ModelRunner runner;
  private final Gate gate;
  private final Workers workers;
  private final Observers observers;

  private final Deque<WorkUnit> units = new ArrayDeque<>();
  private boolean decoding;
  private int helpers;
  private long changes;
  private @Nullable Throwable failure;

  WorkQueue(ModelRunner runner, Gate gate, Workers workers, Observers observers) {
    this.runner = runner;
    this.gate = gate;
    this.workers = workers;
    this.observers = observers;
  }

  /** A batch to run or, if there is none, a unit to decode. */
  private record Job(WorkUnit unit, @Nullable List<Window> batch) {}

  /** Adds a unit and calls workers to help with it. */
  void add(List<Chunk> chunks, List<Window> windows) {
    List<List<Window>> batches = BatchPlanner.plan(windows, runner.cost(), runner.lanes());
    WorkUnit unit = new WorkUnit(chunks, windows, batches);
    int wanted;
    synchronized (this) {
      units.add(unit);
      wanted = Math.min(waiting() - 1, workers.count() - 1 - helpers);
      helpers += Math.max(0, wanted);
    }
    for (; wanted > 0; wanted--) {
      if (!workers.tryStart(() -> gate.passIfOpen(this::help))) {
        endHelpers(wanted);
        return;
      }
    }
  }

  private synchronized void endHelpers(int count) {
    helpers -= count;
  }

  /** Whether the next unit should be read, so that nobody runs out of work. */
  synchronized boolean wantMore() {
    return units.size() < MAX && waiting() < runner.lanes();
  }

  private int waiting() {
    return units.stream().mapToInt(WorkUnit::waiting).sum();
  }

  private void help() {
    try {
      for (Job job = begin(); job != null; job = begin()) {
        attempt(job, false);
      }
    } finally {
      endHelpers(1);
    }
  }

  /**
   * Runs a batch or decodes a unit.
   *
   * @return false if there is nothing to begin
   * @throws NerException if anybody's work failed, or the thread is interrupted while it waits
   */
  boolean work() {
    Job job = begin();
    refuseIfFailed();
    if (job != null) {
      attempt(job, !TaskQueue.here());
      refuseIfFailed();
    }
    return job != null;
  }

  private synchronized void refuseIfFailed() {
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
  }

  synchronized boolean failed() {
    return failure != null;
  }

  private synchronized @Nullable Job begin() {
    try {
      return failure == null ? job() : null;
    } catch (RuntimeException | Error e) {
      // A batch may have been taken already.
      fail(e);
      return null;
    }
  }

  private @Nullable Job job() {
    WorkUnit oldest = units.peek();
    if (oldest == null) {
      return null;
    }
    if (oldest.answered() && !decoding) {
      Job job = new Job(oldest, null);
      decoding = true;
      return job;
    }
    for (WorkUnit unit : units) {
      List<Window> batch = unit.begin();
      if (batch != null) {
        return new Job(unit, batch);
      }
    }
    return null;
  }

  private void attempt(Job job, boolean interruptible) {
    List<Window> batch = job.batch;
    try {
      if (batch == null) {
        job.unit.decode();
        endDecoding();
      } else {
        run(job.unit, batch, interruptible);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NerInterruptedException(
          "the thread was interrupted while it waited for results", e);
    } catch (Throwable e) {
      fail(e);
    }
  }

  private synchronized void endDecoding() {
    units.remove();
    decoding = false;
    change();
  }

  private void run(WorkUnit unit, List<Window> batch, boolean interruptible)
      throws InterruptedException {
    TextTask first = batch.get(0).task();
    // Only a text that is read by itself can be cancelled, so one window speaks for all.
    first.refuseIfCancelled();
    List<BatchRun> runs = new ArrayList<>();
    List<WindowResult> answers = classify(unit, batch, runs, interruptible);
    observers.ran(first, runs);
    for (int i = 0; i < batch.size(); i++) {
      answers.get(i).scores();
      batch.get(i).result(answers.get(i));
    }
    end(unit);
  }

  private List<WindowResult> classify(
      WorkUnit unit, List<Window> batch, List<BatchRun> runs, boolean interruptible)
      throws InterruptedException {
    if (!interruptible) {
      return runner.classify(batch, runs);
    }
    try {
      return runner.classifyUnlessInterrupted(batch, runs);
    } catch (InterruptedException e) {
      putBack(unit, batch);
      throw e;
    }
  }

  private synchronized void putBack(WorkUnit unit, List<Window> batch) {
    unit.putBack(batch);
    change();
  }

  private synchronized void end(WorkUnit unit) {
    unit.end();
    change();
  }

  /** Ends the work. */
  synchronized void fail(Throwable e) {
    failure = failure == null ? e : failure;
    change();
  }

  private void change() {
    changes++;
    notifyAll();
  }

  /** Number of changes so far. */
  synchronized long changes() {
    return changes;
  }

  /**
   * Waits for a change after those seen.
   *
   * @throws NerInterruptedException if the thread is interrupted
   */
  synchronized void awaitChange(long seen) {
    while (changes == seen) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NerInterruptedException(
            "the thread was interrupted while it waited for results", e);
      }
    }
  }
}
