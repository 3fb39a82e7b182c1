package io.ner4j.engine;

import io.ner4j.batch.QueuedWindow;
import io.ner4j.task.TextTask;
import io.ner4j.task.Window;
import io.ner4j.thread.TaskQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text whose caller does not wait. Each step of its way is a task for the workers; between them
 * it holds no thread. Ends when its future does, also if that is cancelled: then only the batches
 * that are being run are run to their end. The future is completed last, when the text holds no
 * room, no lane and no place any more, and counts as no call: what depends on it may block.
 */
final class AsyncExtraction<R> {

  private static final long RETRY_NANOS = 1_000_000;

  private final TextTask task;
  private final Supplier<R> result;
  private final Engine engine;
  private final long since = System.nanoTime();
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final TaskQueue.Task beginning = new Step(this::begin);
  private final TaskQueue.Task finishing = new Step(this::finish);
  private volatile @Nullable QueuedWindow waiting;
  private volatile @Nullable Throwable failure;

  AsyncExtraction(TextTask task, Supplier<R> result, Engine engine) {
    this.task = task;
    this.result = result;
    this.engine = engine;
  }

  CompletableFuture<R> future() {
    return future;
  }

  void start() {
    // The future that depends on this one is for nobody; its result says no more.
    CompletableFuture<R> unused =
        future.whenComplete(
            (value, thrown) -> {
              task.cancel();
              withdraw();
            });
    engine.queueFor(task).add(beginning);
  }

  /** A step, which tells what came of it if the text has ended. */
  private final class Step extends TaskQueue.Task {

    private final BooleanSupplier step;

    Step(BooleanSupplier step) {
      this.step = step;
    }

    @Override
    public boolean run() {
      try {
        return engine.inside(step);
      } catch (Throwable e) {
        failure = e;
        return true;
      }
    }

    @Override
    public void tell() {
      end();
    }
  }

  private boolean begin() {
    Window window = future.isDone() ? null : engine.begin(task);
    if (window == null) {
      return true;
    }
    QueuedWindow own = new Later(window);
    waiting = own;
    engine.batcher().classifyLater(own, engine.steps().waiting());
    return future.isDone() && engine.batcher().withdraw(own);
  }

  private boolean finish() {
    QueuedWindow own = waiting;
    if (own != null) {
      engine.decode(own);
    }
    return true;
  }

  /** The window on its way through the batcher. */
  private final class Later extends QueuedWindow {

    Later(Window window) {
      super(window, since);
    }

    @Override
    public void onResult() {
      engine.steps().add(finishing);
    }
  }

  /** Takes a text that was cancelled out of the queue. */
  private void withdraw() {
    if (engine.batcher().withdraw(waiting) && ended.compareAndSet(false, true)) {
      engine.leaveRoom();
      engine.leave();
    }
  }

  private void end() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    engine.leaveRoom();
    try {
      report();
    } finally {
      engine.leave();
      complete();
    }
  }

  private void report() {
    QueuedWindow own = waiting;
    try {
      engine.inside(
          () -> {
            if (own != null) {
              engine.report(own);
            }
            Throwable thrown = failure;
            if (!future.isDone() && thrown == null) {
              engine.observers().read(task);
            } else if (!future.isDone() && thrown != null) {
              engine.observers().failed(thrown);
            }
            return true;
          });
    } catch (RuntimeException | Error e) {
      failure = failure == null ? e : failure;
    }
  }

  /** Without memory, a future can neither fail nor tell all that depend on it. */
  private void complete() {
    while (!tryComplete()) {
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private boolean tryComplete() {
    try {
      Throwable thrown = failure;
      if (future.isDone()) {
        // Tells those that were not told yet; it changes nothing.
        future.cancel(false);
      } else if (thrown == null) {
        future.complete(result.get());
      } else {
        future.completeExceptionally(thrown);
      }
      return true;
    } catch (RuntimeException | Error e) {
      failure = e;
      return false;
    }
  }
}
