package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The recipe for Reactor, with the real model. */
@Timeout(300)
class ReactorIT {

  private static final int IN_FLIGHT = 16;

  private static NerPipeline ner;

  @BeforeAll
  static void load() {
    ner = OnnxNer.english();
  }

  @AfterAll
  static void close() {
    ner.close();
  }

  /** Of unlike length, so that later texts are done before earlier ones. */
  private static String text(int i) {
    return "Ann Lee met " + "nobody, and then ".repeat(i * 7 % 11) + "Tim Cook in Room " + i + ".";
  }

  private static List<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(ReactorIT::text).toList();
  }

  /** Keeps what the recognizer is asked for. */
  private static EntityRecognizer keeping(List<CompletableFuture<List<Entity>>> asked) {
    return new EntityRecognizer() {
      @Override
      public List<Entity> extract(String text) {
        return ner.extract(text);
      }

      @Override
      public CompletableFuture<List<Entity>> extractAsync(String text) {
        CompletableFuture<List<Entity>> result = ner.extractAsync(text);
        asked.add(result);
        return result;
      }
    };
  }

  @Test
  void entitiesComeInTheOrderOfTheTexts() {
    List<String> texts = texts(200);
    assertThat(ReactorSamples.entities(ner, Flux.fromIterable(texts)).collectList().block())
        .isEqualTo(ner.extractAll(texts));
  }

  /** Never more than 16 texts ahead of what was taken, however many there are. */
  @Test
  void aSlowSubscriberSlowsThePublisherDown() {
    AtomicInteger published = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger furthest = new AtomicInteger();
    Flux<String> texts =
        Flux.range(0, Integer.MAX_VALUE)
            .map(ReactorIT::text)
            .doOnNext(
                text ->
                    furthest.accumulateAndGet(
                        published.incrementAndGet() - taken.get(), Math::max));
    StepVerifier.create(
            ReactorSamples.entities(ner, texts).doOnNext(e -> taken.incrementAndGet()), 0)
        .expectSubscription()
        .thenRequest(1)
        .expectNextCount(1)
        .thenRequest(40)
        .expectNextCount(40)
        .thenCancel()
        .verify();
    assertThat(taken).hasValue(41);
    assertThat(furthest.get()).isBetween(2, IN_FLIGHT);
    assertThat(published.get()).isBetween(41, 41 + IN_FLIGHT);
  }

  @Test
  void aCancelledSubscriptionLeavesNoTextOnItsWay() {
    List<CompletableFuture<List<Entity>>> asked = Collections.synchronizedList(new ArrayList<>());
    Flux<String> endless = Flux.range(0, Integer.MAX_VALUE).map(ReactorIT::text);
    List<List<Entity>> first =
        ReactorSamples.entities(keeping(asked), endless).take(5).collectList().block();
    assertThat(first).isEqualTo(ner.extractAll(texts(5)));
    assertThat(asked).hasSizeGreaterThan(5).allMatch(CompletableFuture::isDone);
    assertThat(ner.extract(text(1))).isNotEmpty();
  }

  @Test
  void theModelOfASubscriptionIsClosedHoweverItEnds() {
    Flux<String> some = Flux.fromIterable(texts(40));
    Flux<String> endless = Flux.range(0, Integer.MAX_VALUE).map(ReactorIT::text);
    List<NerPipeline> loaded = new ArrayList<>();
    Flux<List<Entity>> complete = ReactorSamples.closing(() -> loaded(loaded), some);
    assertThat(loaded).as("loaded before anybody subscribes").isEmpty();
    StepVerifier.create(complete).expectNextCount(40).verifyComplete();
    StepVerifier.create(ReactorSamples.closing(() -> loaded(loaded), endless), 3)
        .expectNextCount(3)
        .thenCancel()
        .verify();
    StepVerifier.create(
            ReactorSamples.closing(
                () -> loaded(loaded), some.concatWith(Flux.error(new IOException("no disk")))))
        .thenConsumeWhile(entities -> true)
        .verifyErrorMessage("no disk");
    assertThat(loaded).hasSize(3);
    for (NerPipeline closed : loaded) {
      assertThatThrownBy(() -> closed.extract("Bonn")).isInstanceOf(IllegalStateException.class);
    }
  }

  private static NerPipeline loaded(List<NerPipeline> all) {
    NerPipeline pipeline = OnnxNer.english();
    all.add(pipeline);
    return pipeline;
  }

  @Test
  void aRecognizerThatFailsEndsTheStreamWithItsException() {
    NerPipeline closed = OnnxNer.english();
    closed.close();
    StepVerifier.create(ReactorSamples.entities(closed, Flux.just("Bonn")))
        .verifyError(IllegalStateException.class);
  }
}
