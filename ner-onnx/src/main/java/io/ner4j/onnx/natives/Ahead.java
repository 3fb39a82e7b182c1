package io.ner4j.onnx.natives;

import io.ner4j.spi.DetachedThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is done ahead, on a thread of its own, while the caller does other work. If no thread
 * can be started, the caller's does it at once.
 */
public final class Ahead<T> {

  private final CompletableFuture<T> result = new CompletableFuture<>();

  private Ahead() {}

  /** Starts work. Its result, or what it throws, waits for {@link #get} or {@link #drop}. */
  public static <T> Ahead<T> start(String name, Supplier<T> work) {
    Ahead<T> ahead = new Ahead<>();
    Runnable run = () -> ahead.run(work);
    try {
      DetachedThread.of(name, run).start();
    } catch (OutOfMemoryError noThread) {
      run.run();
    }
    return ahead;
  }

  private void run(Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** Waits for the result, and throws what the work threw. */
  public T get() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /** Waits for the work to end, and closes its result, which nobody needs. */
  public void drop(Consumer<T> close) {
    result.handle((made, failure) -> made).thenAccept(made -> close(made, close)).join();
  }

  private static <T> void close(T made, Consumer<T> close) {
    if (made != null) {
      close.accept(made);
    }
  }
}
