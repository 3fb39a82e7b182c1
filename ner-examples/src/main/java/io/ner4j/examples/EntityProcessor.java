package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Texts in, their entities out, in the same order: a recipe for reactive streams, with the JDK's
 * interfaces. At most so many texts are asked for and not yet taken as the constructor says, so a
 * slow subscriber slows the publisher down. For one subscriber.
 */
final class EntityProcessor implements Flow.Processor<String, List<Entity>> {

  private final EntityRecognizer recognizer;
  private final int inFlight;
  private final Queue<CompletableFuture<List<Entity>>> results = new ConcurrentLinkedQueue<>();
  private final AtomicLong demand = new AtomicLong();

  /** Calls of {@link #drain} that are not served; the first of them serves all. */
  private final AtomicInteger calls = new AtomicInteger();

  private volatile Flow.@Nullable Subscription upstream;
  private volatile Flow.@Nullable Subscriber<? super List<Entity>> subscriber;
  private volatile @Nullable Throwable failure;
  private volatile boolean complete;
  private volatile boolean ended;

  EntityProcessor(EntityRecognizer recognizer, int inFlight) {
    this.recognizer = recognizer;
    this.inFlight = inFlight;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super List<Entity>> subscriber) {
    this.subscriber = Objects.requireNonNull(subscriber, "subscriber");
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            if (count <= 0) {
              failure = new IllegalArgumentException("expected a request of 1 or more: " + count);
            } else {
              demand.accumulateAndGet(count, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
            }
            drain();
          }

          @Override
          public void cancel() {
            end();
          }
        });
    drain();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    upstream = subscription;
    subscription.request(inFlight);
  }

  @Override
  public void onNext(String text) {
    CompletableFuture<List<Entity>> result;
    try {
      result = recognizer.extractAsync(text);
    } catch (RuntimeException e) {
      result = CompletableFuture.failedFuture(e);
    }
    results.add(result);
    CompletableFuture<List<Entity>> unused = result.whenComplete((entities, e) -> drain());
  }

  @Override
  public void onError(Throwable throwable) {
    failure = throwable;
    drain();
  }

  @Override
  public void onComplete() {
    complete = true;
    drain();
  }

  private void drain() {
    Flow.Subscriber<? super List<Entity>> target = subscriber;
    if (target == null || calls.getAndIncrement() > 0) {
      return;
    }
    int served = 1;
    while (served > 0) {
      deliver(target);
      served = calls.addAndGet(-served);
    }
  }

  private void deliver(Flow.Subscriber<? super List<Entity>> target) {
    boolean last = complete;
    CompletableFuture<List<Entity>> next = results.peek();
    while (!ended && failure == null && next != null && next.isDone() && demand.get() > 0) {
      results.remove();
      try {
        List<Entity> entities = next.join();
        demand.decrementAndGet();
        target.onNext(entities);
        Objects.requireNonNull(upstream).request(1);
      } catch (RuntimeException e) {
        failure = e.getCause() == null ? e : e.getCause();
      }
      next = results.peek();
    }
    Throwable failed = failure;
    if (!ended && (failed != null || (last && next == null))) {
      end();
      if (failed == null) {
        target.onComplete();
      } else {
        target.onError(failed);
      }
    }
  }

  /** Asks for no more texts, and for no more of those that are on their way. */
  private void end() {
    ended = true;
    Flow.Subscription texts = upstream;
    if (texts != null) {
      texts.cancel();
    }
    results.forEach(result -> result.cancel(false));
  }
}
