package io.ner4j;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text whose caller does not wait. Each step of its way is a piece of work for the workers;
 * between them it holds no thread. Ends when its future does, also if that is cancelled: then only
 * the batches that are being run are run to their end.
 */
final class LaterText<R> {

  private final Reading reading;
  private final Supplier<R> result;
  private final Engine engine;
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Waiting waiting;

  LaterText(Reading reading, Supplier<R> result, Engine engine) {
    this.reading = reading;
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
            (value, failure) -> {
              reading.cancel();
              withdraw();
            });
    engine.begin(reading, () -> attempt(this::begin));
  }

  private void begin() {
    Window window = future.isDone() ? null : engine.begin(reading);
    if (window == null) {
      end();
      return;
    }
    waiting = new Later(window);
    engine.combiner().classifyLater(waiting);
    if (future.isDone()) {
      withdraw();
    }
  }

  /** The window on its way through the combiner. */
  private final class Later extends Waiting {

    Later(Window window) {
      super(window);
    }

    @Override
    void onAnswer() {
      engine.step(() -> attempt(this::finish));
    }

    private void finish() {
      engine.finish(window(), Objects.requireNonNull(answer(), "answer"));
      end();
    }
  }

  private void withdraw() {
    Waiting queued = waiting;
    if (queued != null && engine.combiner().withdraw(queued)) {
      end();
    }
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      if (ended.compareAndSet(false, true)) {
        engine.end();
        future.completeExceptionally(e);
      }
    }
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      engine.end();
      future.complete(result.get());
    }
  }
}
