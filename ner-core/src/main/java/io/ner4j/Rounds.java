package io.ner4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of one extraction that are not decoded yet, worked on by any number of threads.
 * Batches are run in any order, rounds decoded in theirs. The first failure ends the work.
 */
final class Rounds {

  /** One is run while the next is read. */
  private static final int MOST = 2;

  private final Classifier classifier;
  private final Gate gate;
  private final Workers workers;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Round> rounds = new ArrayDeque<>();
  private boolean decoding;
  private int helpers;
  private long changes;
  private @Nullable Throwable failure;

  Rounds(Classifier classifier, Gate gate, Workers workers) {
    this.classifier = classifier;
    this.gate = gate;
    this.workers = workers;
  }

  /** Adds a round and calls workers to help with it. */
  void add(List<Segment> segments, List<Window> windows) {
    List<List<Window>> batches = BatchPlanner.plan(windows, classifier.cost(), classifier.lanes());
    Round round = new Round(segments, windows, batches);
    lock.lock();
    try {
      rounds.add(round);
      for (int more = waiting() - 1; more > 0 && helpers < workers.count() - 1; more--) {
        helpers++;
        workers.serve(() -> gate.passIfOpen(this::help));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the next round should be read, so that nobody runs out of work. */
  boolean wantMore() {
    lock.lock();
    try {
      return rounds.size() < MOST && waiting() < classifier.lanes();
    } finally {
      lock.unlock();
    }
  }

  private int waiting() {
    return rounds.stream().mapToInt(Round::waiting).sum();
  }

  private void help() {
    Runnable task = begin(true);
    while (task != null) {
      attempt(task);
      task = begin(true);
    }
  }

  /**
   * Runs a batch or decodes a round.
   *
   * @return false if there is nothing to begin
   * @throws NerException if anybody's work failed
   */
  boolean work() {
    Runnable task = begin(false);
    if (task != null) {
      attempt(task);
    }
    return task != null;
  }

  private @Nullable Runnable begin(boolean helper) {
    lock.lock();
    try {
      Runnable task = failure == null ? task() : null;
      if (helper && task == null) {
        helpers--;
      } else if (!helper && failure != null) {
        throw Failures.rethrow(failure);
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Runnable task() {
    Round oldest = rounds.peek();
    if (oldest != null && oldest.answered() && !decoding) {
      decoding = true;
      return () -> decode(oldest);
    }
    for (Round round : rounds) {
      List<Window> batch = round.begin();
      if (batch != null) {
        return () -> run(round, batch);
      }
    }
    return null;
  }

  private void decode(Round round) {
    round.decode();
    change(
        () -> {
          rounds.remove();
          decoding = false;
        });
  }

  private void run(Round round, List<Window> batch) {
    // Only a text that is read by itself can be cancelled, so one window speaks for all.
    batch.get(0).reading().refuseIfCancelled();
    List<Answer> answers = classifier.classify(batch);
    for (int i = 0; i < batch.size(); i++) {
      answers.get(i).logits();
      batch.get(i).answer(answers.get(i));
    }
    change(round::end);
  }

  private void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      change(() -> failure = failure == null ? e : failure);
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Number of changes so far. */
  long changes() {
    lock.lock();
    try {
      return changes;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a change after those seen. */
  void awaitChange(long seen) {
    lock.lock();
    try {
      while (changes == seen) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
