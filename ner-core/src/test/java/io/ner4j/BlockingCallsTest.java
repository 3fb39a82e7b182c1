package io.ner4j;

import static io.ner4j.Eventually.eventually;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers' code that calls the pipeline and waits: continuations of futures, and listeners. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class BlockingCallsTest {

  private static final String LONG = "word ".repeat(20_000) + "Bob";

  /** A call that blocks. */
  @SuppressWarnings("ImmutableEnumChecker") // Its calls are lambdas that capture nothing.
  private enum Blocking {
    EXTRACT(ner -> ner.extract("Bob")),
    LIST(ner -> ner.extractAll(List.of("Mali", "Bob", "in Mali")).get(1)),
    STREAM(ner -> ner.extractAll(Stream.of("Bob", "Mali")).iterator().next()),
    LONG_TEXT(ner -> ner.extract(LONG)),
    JOIN(ner -> ner.extractAsync("Bob").join()),
    JOIN_LONG_TEXT(ner -> ner.extractAsync(LONG).join()),
    JOIN_TWICE(ner -> ner.extractAsync("a").thenApply(a -> ner.extractAsync("Bob").join()).join());

    private interface Call {
      List<Entity> on(NerPipeline pipeline);
    }

    private final Call call;

    Blocking(Call call) {
      this.call = call;
    }
  }

  private static NerPipelineBuilder builder(int lanes) {
    HeldModel model = new HeldModel(lanes);
    model.releaseAll();
    return NerPipeline.builder(new FakeTokenizer(), model);
  }

  @ParameterizedTest
  @EnumSource
  void aContinuationMayBlock(Blocking blocking) throws Exception {
    try (NerPipeline ner = builder(1).build()) {
      List<CompletableFuture<List<Entity>>> futures =
          IntStream.range(0, 40)
              .mapToObj(i -> ner.extractAsync("Mali " + i).thenApply(e -> blocking.call.on(ner)))
              .toList();
      for (CompletableFuture<List<Entity>> future : futures) {
        assertThat(future.get(60, SECONDS)).extracting(Entity::text).containsExactly("Bob");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListenerMayBlockInAnyCall(Blocking inner) throws Exception {
    for (Blocking outer : Blocking.values()) {
      CompletableFuture<NerPipeline> ner = new CompletableFuture<>();
      List<List<Entity>> found = new ArrayList<>();
      AtomicInteger told = new AtomicInteger();
      NerPipelineBuilder builder = builder(1).maxWaiting(4);
      ner.complete(
          builder
              .listener(
                  progress -> {
                    if (told.getAndIncrement() < 5) {
                      List<Entity> entities = inner.call.on(ner.join());
                      synchronized (found) {
                        found.add(entities);
                      }
                    }
                  })
              .build());
      assertThat(outer.call.on(ner.join())).as("%s in %s", inner, outer).hasSize(1);
      ner.join().close();
      assertThat(found).as("%s in %s", inner, outer).isNotEmpty().allMatch(e -> e.size() == 1);
    }
  }

  @Test
  void aListenerThatAlwaysCallsIsNotToldOfItsOwnCalls() {
    CompletableFuture<NerPipeline> ner = new CompletableFuture<>();
    AtomicInteger told = new AtomicInteger();
    ner.complete(
        builder(1)
            .listener(
                progress -> {
                  told.incrementAndGet();
                  ner.join().extractAll(List.of("Bob", LONG));
                  ner.join().extractAsync("Bob").join();
                })
            .build());
    assertThat(ner.join().extract("Bob")).hasSize(1);
    ner.join().close();
    assertThat(told).as("a batch and a text").hasValue(2);
  }

  @Test
  void continuationsThatExtractWaitForRoomInAFullQueue() throws Exception {
    try (NerPipeline ner = builder(1).maxWaiting(2).build()) {
      List<CompletableFuture<List<Entity>>> futures = new ArrayList<>();
      while (futures.size() < 2000) {
        try {
          futures.add(ner.extractAsync("Mali").thenApply(e -> ner.extract("Bob")));
        } catch (RejectedExecutionException e) {
          Thread.onSpinWait();
        }
      }
      for (CompletableFuture<List<Entity>> future : futures) {
        assertThat(future.get(60, SECONDS)).hasSize(1);
      }
    }
  }

  @Test
  void continuationsThatNeverEndHoldUpNobody() throws Exception {
    CompletableFuture<Void> never = new CompletableFuture<>();
    // Held until all are attached: those of a completed future would run on this thread.
    HeldModel model = new HeldModel(1);
    NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).build();
    List<CompletableFuture<Void>> blocked =
        IntStream.range(0, 30)
            .mapToObj(i -> ner.extractAsync("Bob").thenAccept(e -> never.join()))
            .toList();
    model.releaseAll();
    assertThat(ner.extractAsync("Bob").get(60, SECONDS)).hasSize(1);
    assertThat(ner.extractAsync(LONG).get(60, SECONDS)).hasSize(1);
    ner.close();
    never.complete(null);
    for (CompletableFuture<Void> future : blocked) {
      future.get(60, SECONDS);
    }
  }

  /** What a listener or a model throws. */
  static Stream<Throwable> throwables() {
    return Stream.of(
        new UnsupportedOperationException("listener"),
        new AssertionError("listener"),
        new StackOverflowError(),
        new OutOfMemoryError("listener"),
        new ThreadDeath(),
        new IOException("undeclared"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void whatAListenerThrowsFailsNoText(Throwable thrown) throws Exception {
    List<Throwable> uncaught = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    try (NerPipeline ner = builder(1).listener(progress -> Sneaky.rethrow(thrown)).build()) {
      assertThat(ner.extract("Bob")).hasSize(1);
      assertThat(uncaught).containsExactly(thrown, thrown);
      assertThat(ner.extractAll(List.of("Bob", "Mali"))).hasSize(2);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aListenerThatClosesGetsAnException(boolean later) throws Exception {
    CompletableFuture<NerPipeline> ner = new CompletableFuture<>();
    List<Throwable> thrown = new ArrayList<>();
    ner.complete(
        builder(1)
            .listener(
                progress -> {
                  try {
                    ner.join().close();
                  } catch (IllegalStateException e) {
                    thrown.add(e);
                  }
                })
            .build());
    if (later) {
      ner.join().extractAsync("Bob").get(60, SECONDS);
    } else {
      ner.join().extract("Bob");
    }
    ner.join().close();
    assertThat(thrown).hasSize(2);
  }

  @Test
  void continuationsMayClose() throws Exception {
    for (Consumer<CompletableFuture<?>> how :
        List.<Consumer<CompletableFuture<?>>>of(future -> {}, future -> future.cancel(true))) {
      HeldModel model = new HeldModel(1);
      NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).build();
      List<CompletableFuture<List<Entity>>> futures =
          IntStream.range(0, 20)
              .mapToObj(i -> ner.extractAsync("Bob").whenComplete((r, e) -> ner.close()))
              .toList();
      model.releaseAll();
      futures.forEach(future -> how.accept(future));
      eventually("all end", () -> futures.stream().allMatch(CompletableFuture::isDone));
      ner.close();
      assertThatThrownBy(() -> ner.extract("Bob")).isInstanceOf(IllegalStateException.class);
    }
  }
}
