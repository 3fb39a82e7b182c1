package io.ner4j.engine;

import io.ner4j.NerException;
import io.ner4j.NerInterruptedException;
import io.ner4j.Progress;
import io.ner4j.batch.BatchPlanner;
import io.ner4j.batch.ModelRunner;
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
 * The rounds of one extraction that are not decoded yet, worked on by any number of threads.
 * Batches are run in any order, rounds decoded in theirs. The first failure ends the work. Guarded
 * by itself, so that a failure needs no memory to be told of.
 */
final class WorkQueue {

  /** One is run while the next is read. */
  private static final int MOST = 2;

  private final ModelRunner classifier;
  private final Gate gate;
  private final Workers workers;

  private final Deque<WorkUnit> rounds = new ArrayDeque<>();
  private boolean decoding;
  private int helpers;
  private long changes;
  private @Nullable Throwable failure;

  WorkQueue(ModelRunner classifier, Gate gate, Workers workers) {
    this.classifier = classifier;
    this.gate = gate;
    this.workers = workers;
  }

  /** A batch to run or, if there is none, a round to decode. */
  private record Task(WorkUnit round, @Nullable List<Window> batch) {}

  /** Adds a round and calls workers to help with it. */
  void add(List<Chunk> segments, List<Window> windows) {
    List<List<Window>> batches = BatchPlanner.plan(windows, classifier.cost(), classifier.lanes());
    WorkUnit round = new WorkUnit(segments, windows, batches);
    int wanted;
    synchronized (this) {
      rounds.add(round);
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

  /** Whether the next round should be read, so that nobody runs out of work. */
  synchronized boolean wantMore() {
    return rounds.size() < MOST && waiting() < classifier.lanes();
  }

  private int waiting() {
    return rounds.stream().mapToInt(WorkUnit::waiting).sum();
  }

  private void help() {
    try {
      for (Task task = begin(); task != null; task = begin()) {
        attempt(task, false);
      }
    } finally {
      endHelpers(1);
    }
  }

  /**
   * Runs a batch or decodes a round.
   *
   * @return false if there is nothing to begin
   * @throws NerException if anybody's work failed, or the thread is interrupted while it waits
   */
  boolean work() {
    Task task = begin();
    refuseIfFailed();
    if (task != null) {
      attempt(task, !TaskQueue.here());
      refuseIfFailed();
    }
    return task != null;
  }

  private synchronized void refuseIfFailed() {
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
  }

  synchronized boolean failed() {
    return failure != null;
  }

  private synchronized @Nullable Task begin() {
    try {
      return failure == null ? task() : null;
    } catch (RuntimeException | Error e) {
      // A batch may have been taken already.
      fail(e);
      return null;
    }
  }

  private @Nullable Task task() {
    WorkUnit oldest = rounds.peek();
    if (oldest == null) {
      return null;
    }
    if (oldest.answered() && !decoding) {
      Task task = new Task(oldest, null);
      decoding = true;
      return task;
    }
    for (WorkUnit round : rounds) {
      List<Window> batch = round.begin();
      if (batch != null) {
        return new Task(round, batch);
      }
    }
    return null;
  }

  private void attempt(Task task, boolean interruptible) {
    List<Window> batch = task.batch;
    try {
      if (batch == null) {
        task.round.decode();
        endDecoding();
      } else {
        run(task.round, batch, interruptible);
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
    rounds.remove();
    decoding = false;
    change();
  }

  private void run(WorkUnit round, List<Window> batch, boolean interruptible)
      throws InterruptedException {
    TextTask first = batch.get(0).reading();
    // Only a text that is read by itself can be cancelled, so one window speaks for all.
    first.refuseIfCancelled();
    List<Progress> runs = new ArrayList<>();
    List<WindowResult> answers = classify(round, batch, runs, interruptible);
    runs.forEach(first::report);
    for (int i = 0; i < batch.size(); i++) {
      answers.get(i).logits();
      batch.get(i).answer(answers.get(i));
    }
    end(round);
  }

  private List<WindowResult> classify(
      WorkUnit round, List<Window> batch, List<Progress> runs, boolean interruptible)
      throws InterruptedException {
    if (!interruptible) {
      return classifier.classify(batch, runs);
    }
    try {
      return classifier.classifyUnlessInterrupted(batch, runs);
    } catch (InterruptedException e) {
      putBack(round, batch);
      throw e;
    }
  }

  private synchronized void putBack(WorkUnit round, List<Window> batch) {
    round.putBack(batch);
    change();
  }

  private synchronized void end(WorkUnit round) {
    round.end();
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
