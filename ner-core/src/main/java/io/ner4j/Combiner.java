package io.ner4j;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Combines the windows of calls that wait at the same time into batches.
 *
 * <p>A call that comes while a lane of the model is free runs its window at once, on its own
 * thread: a lone call waits for nothing. Others queue, and a worker stays with a lane for as long
 * as there is a queue: it runs the window that has waited longest and such others as cost less
 * beside it than by themselves. Callers that handed a lane on among themselves would leave it empty
 * until the next one wakes.
 */
final class Combiner {

  private final Classifier classifier;
  private final Workers workers;
  private final ReentrantLock lock = new ReentrantLock();

  /** Those whose window nobody has taken, the oldest first. */
  private final Deque<Waiting> queue = new ArrayDeque<>();

  /** Bounds how many wait. */
  private final Semaphore room;

  /** Lanes that calls or workers are at. */
  private int lanes;

  Combiner(Classifier classifier, Settings settings, Workers workers) {
    this.classifier = classifier;
    this.workers = workers;
    this.room = new Semaphore(settings.maxWaiting(), true);
  }

  /** A call that waits on its own thread. */
  private static final class Blocked extends Waiting {

    private final Thread thread = Thread.currentThread();

    Blocked(Window window) {
      super(window);
    }

    @Override
    void onAnswer() {
      LockSupport.unpark(thread);
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
   * @throws NerInterruptedException if the thread is interrupted while the window waits to be run
   */
  Answer classify(Window window) {
    Blocked own = new Blocked(window);
    enterRoom();
    try {
      if (join(own)) {
        run(List.of(own));
        leaveLane();
      }
      return await(own);
    } finally {
      room.release();
    }
  }

  /** Waits for an answer. A window that is being run is run to its end, whoever is interrupted. */
  private Answer await(Blocked own) {
    boolean interrupted = false;
    Answer answer = own.answer();
    while (answer == null) {
      LockSupport.park(own);
      if (Thread.interrupted()) {
        interrupted = true;
        if (withdraw(own)) {
          throw interrupted(new InterruptedException());
        }
      }
      answer = own.answer();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }

  private void enterRoom() {
    // A call that need not wait is not to be interrupted.
    if (!room.tryAcquire()) {
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
  void classifyLater(Waiting waiting) {
    if (join(waiting)) {
      run(List.of(waiting));
      leaveLane();
    }
  }

  /** Whether a window found a lane; else it is queued. */
  private boolean join(Waiting waiting) {
    lock.lock();
    try {
      boolean free = lanes < classifier.lanes();
      if (free) {
        lanes++;
      } else {
        queue.add(waiting);
      }
      return free;
    } finally {
      lock.unlock();
    }
  }

  /** Leaves a lane to a worker if there is a queue. */
  private void leaveLane() {
    lock.lock();
    try {
      if (queue.isEmpty()) {
        lanes--;
      } else {
        workers.serve(this::serve);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs the queue until it is empty. */
  private void serve() {
    List<Waiting> batch = take();
    while (!batch.isEmpty()) {
      run(batch);
      batch = take();
    }
  }

  /** The oldest window and what goes with it, or none, in which case the lane is left. */
  private List<Waiting> take() {
    lock.lock();
    try {
      if (queue.isEmpty()) {
        lanes--;
        return List.of();
      }
      Waiting oldest = queue.remove();
      List<Waiting> taken = BatchPlanner.around(oldest, queue, Waiting::length, classifier.cost());
      queue.removeAll(Set.copyOf(taken));
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void run(List<Waiting> batch) {
    List<Answer> answers;
    try {
      List<Window> windows = batch.stream().map(Waiting::window).toList();
      answers = classifier.classify(windows);
    } catch (RuntimeException | Error e) {
      answers = Collections.nCopies(batch.size(), Answer.failed(e));
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer(answers.get(i));
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
      return queue.remove(waiting);
    } finally {
      lock.unlock();
    }
  }
}
