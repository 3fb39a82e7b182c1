package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EntityProcessorTest {

  private static final int IN_FLIGHT = 4;

  /** Finds the text itself, and counts what was asked for. */
  private static final class Whole implements EntityRecognizer {
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<Entity> extract(String text) {
      asked.incrementAndGet();
      if (text.equals("bad")) {
        throw new IllegalStateException("no memory");
      }
      return List.of(new Entity(text, "ALL", 0, text.length(), 1));
    }
  }

  /** Keeps what comes, and asks for what it is told to. */
  private static final class Listener implements Flow.Subscriber<List<Entity>> {
    final List<String> texts = new ArrayList<>();
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    final CompletableFuture<String> end = new CompletableFuture<>();
    final CountDownLatch ten = new CountDownLatch(10);

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(List<Entity> entities) {
      texts.add(entities.get(0).text());
      ten.countDown();
    }

    @Override
    public void onError(Throwable failure) {
      end.complete("failed: " + failure.getMessage());
    }

    @Override
    public void onComplete() {
      end.complete("complete");
    }
  }

  private final Whole recognizer = new Whole();
  private final Listener listener = new Listener();

  private void publish(SubmissionPublisher<String> publisher) {
    EntityProcessor processor = new EntityProcessor(recognizer, IN_FLIGHT);
    publisher.subscribe(processor);
    processor.subscribe(listener);
  }

  @Test
  void entitiesComeInTheOrderOfTheTexts() throws Exception {
    List<String> texts = new ArrayList<>();
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
      publish(publisher);
      listener.subscription.get().request(Long.MAX_VALUE);
      for (int i = 0; i < 1000; i++) {
        texts.add("text " + i);
        publisher.submit("text " + i);
      }
    }
    assertThat(listener.end.get()).isEqualTo("complete");
    assertThat(listener.texts).isEqualTo(texts);
  }

  @Test
  void aSlowSubscriberSlowsThePublisherDown() throws Exception {
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
      publish(publisher);
      for (int i = 0; i < 100; i++) {
        publisher.submit("text " + i);
      }
      listener.subscription.get().request(10);
      assertThat(listener.ten.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(recognizer.asked.get()).isBetween(10, 10 + IN_FLIGHT);
      listener.subscription.get().request(Long.MAX_VALUE);
    }
    assertThat(listener.end.get()).isEqualTo("complete");
    assertThat(listener.texts).hasSize(100);
  }

  @Test
  void aTextThatFailsEndsTheStream() throws Exception {
    try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
      publish(publisher);
      listener.subscription.get().request(Long.MAX_VALUE);
      List.of("a", "b", "bad", "c").forEach(publisher::submit);
      assertThat(listener.end.get()).isEqualTo("failed: no memory");
    }
    assertThat(listener.texts).containsExactly("a", "b");
  }
}
