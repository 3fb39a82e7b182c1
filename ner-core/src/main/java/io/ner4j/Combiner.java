package io.ner4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Combines the windows of calls that wait at the same time into batches.
 *
 * <p>It has no thread. A call that comes while a lane of the model is free leads: it runs a batch
 * at once, its own window first. Others wait; when a leader is done, the one that has waited
 * longest leads next, with such others as are of like length. So a lone call waits for nothing, and
 * nobody is overtaken for long.
 */
final class Combiner {

  private final Classifier classifier;
  private final Settings settings;
  private final ReentrantLock lock = new ReentrantLock();

  /** Those whose window nobody has taken, the oldest first. */
  private final Deque<Waiting> queue = new ArrayDeque<>();

  /** Bounds how many wait. */
  private final Semaphore room;

  private int leaders;

  Combiner(Classifier classifier, Settings settings) {
    this.classifier = classifier;
    this.settings = settings;
    this.room = new Semaphore(settings.maxWaiting(), true);
  }

  /** A call that waits on its own thread. */
  private final class Blocked extends Waiting {

    private final Condition told = lock.newCondition();

    Blocked(Window window) {
      super(window);
    }

    @Override
    void onLead() {
      told.signal();
    }

    @Override
    void onAnswer() {
      told.signal();
    }

    /** Waits until it leads or has its answer, and tells whether that is all. */
    boolean settled() throws InterruptedException {
      lock.lock();
      try {
        while (!leads() && answer() == null) {
          told.await();
        }
        return !leads();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Room for one more to wait, if there is some; {@link #leaveRoom} gives it back. */
  boolean tryRoom() {
    return room.tryAcquire();
  }

  void leaveRoom() {
    room.release();
  }

  /**
   * Runs a window, alone or with others, and waits for it.
   *
   * @throws NerInterruptedException if the thread is interrupted while it waits
   */
  Answer classify(Window window) {
    Blocked own = new Blocked(window);
    try {
      room.acquire();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      join(own);
      while (!own.settled()) {
        lead(own);
      }
      return Objects.requireNonNull(own.answer(), "answer");
    } catch (InterruptedException e) {
      withdraw(own);
      throw interrupted(e);
    } finally {
      room.release();
    }
  }

  private static NerInterruptedException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new NerInterruptedException(
        "the thread was interrupted while its text waited for the model", cause);
  }

  /** Queues a window, which leads at once if a lane is free. */
  void join(Waiting waiting) {
    lock.lock();
    try {
      queue.add(waiting);
      if (leaders < classifier.lanes()) {
        leaders++;
        waiting.lead(true);
        waiting.onLead();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a window out of the queue.
   *
   * @return false if it is being run or has its answer
   */
  boolean withdraw(Waiting waiting) {
    lock.lock();
    try {
      boolean removed = queue.remove(waiting);
      if (removed && waiting.leads()) {
        passOn(waiting);
      }
      return removed;
    } finally {
      lock.unlock();
    }
  }

  /** Runs a batch for one that leads, and passes the lead on. */
  void lead(Waiting leader) {
    List<Waiting> batch = new ArrayList<>();
    List<Answer> answers;
    try {
      answers =
          classifier.classify(
              () -> {
                batch.addAll(take(leader));
                return batch.stream().map(Waiting::window).toList();
              });
    } catch (RuntimeException | Error e) {
      answers = Collections.nCopies(batch.size(), Answer.failed(e));
    }
    lock.lock();
    try {
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer(answers.get(i));
        batch.get(i).onAnswer();
      }
      if (leader.leads()) {
        passOn(leader);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The leader's window and what goes with it; nothing if it does not lead or has its answer. */
  private List<Waiting> take(Waiting leader) {
    lock.lock();
    try {
      if (!leader.leads() || !queue.contains(leader)) {
        return List.of();
      }
      List<Waiting> taken =
          BatchPlanner.around(leader, queue, Waiting::length, settings.maxBatchTokens());
      queue.removeAll(Set.copyOf(taken));
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void passOn(Waiting leader) {
    leader.lead(false);
    for (Waiting next : queue) {
      if (!next.leads()) {
        next.lead(true);
        next.onLead();
        return;
      }
    }
    leaders--;
  }
}
