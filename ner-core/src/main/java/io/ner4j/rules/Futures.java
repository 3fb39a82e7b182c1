package io.ner4j.rules;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Futures that depend on others. */
final class Futures {

  private Futures() {}

  /**
   * A future of what is made of the results of others. It fails as soon as one of them does. When
   * it is over, by its result, a failure, a time-out or a cancellation, the others are cancelled.
   */
  static <T, R> CompletableFuture<R> joined(
      List<CompletableFuture<T>> parts, Function<List<T>, R> result) {
    CompletableFuture<R> joined = new CompletableFuture<>();
    joined.whenComplete((done, failure) -> parts.forEach(part -> part.cancel(true)));
    for (CompletableFuture<T> part : parts) {
      part.whenComplete(
          (done, failure) -> {
            if (failure != null) {
              joined.completeExceptionally(
                  failure instanceof CompletionException && failure.getCause() != null
                      ? failure.getCause()
                      : failure);
            }
          });
    }
    CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .thenRun(
            () -> {
              try {
                joined.complete(result.apply(parts.stream().map(CompletableFuture::join).toList()));
              } catch (RuntimeException | Error e) {
                joined.completeExceptionally(e);
              }
            });
    return joined;
  }
}
