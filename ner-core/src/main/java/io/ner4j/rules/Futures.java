package io.ner4j.rules;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A future of what is made of the results of others. It fails as soon as one of them does. When it
 * is over, by its result, a failure, a time-out or a cancellation, the others are cancelled.
 */
final class Futures {

  private Futures() {}

  @SuppressWarnings("FutureReturnValueIgnored") // What happens to each part is told to the whole.
  static <T, R> CompletableFuture<R> joined(
      List<CompletableFuture<T>> parts, Function<List<T>, R> result) {
    CompletableFuture<R> joined = new CompletableFuture<>();
    joined.whenComplete((done, failure) -> parts.forEach(part -> part.cancel(true)));
    for (CompletableFuture<T> part : parts) {
      part.whenComplete((done, failure) -> fail(joined, failure));
    }
    CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .thenAccept(
            done ->
                joined.complete(result.apply(parts.stream().map(CompletableFuture::join).toList())))
        .whenComplete((done, failure) -> fail(joined, failure));
    return joined;
  }

  private static void fail(CompletableFuture<?> joined, @Nullable Throwable failure) {
    if (failure != null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
      joined.completeExceptionally(cause == null ? failure : cause);
    }
  }
}
