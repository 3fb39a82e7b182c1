package io.ner4j;

import static io.ner4j.Eventually.eventually;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Logits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that are asked again after a failure, and calls beside and after those that fail. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class AfterFailureTest {

  private static final String TOO_LONG = "w ".repeat(50);

  private static NerPipeline pipeline() {
    return NerPipeline.builder(new FakeTokenizer(), new FakeModel(64))
        .longText(LongText.REFUSE)
        .maxTokens(12)
        .build();
  }

  /** Streams whose second element fails. */
  static Stream<Function<NerPipeline, Stream<?>>> failing() {
    Function<NerPipeline, Stream<?>> refused =
        ner -> ner.extractAll(Stream.of("Bob", TOO_LONG, "Mali"));
    Function<NerPipeline, Stream<?>> nothing =
        ner -> ner.extractAll(Arrays.asList("Bob", null, "Mali").stream());
    Function<NerPipeline, Stream<?>> function =
        ner -> ner.extractAll(Stream.of(1, 0, 2), i -> "Bob " + 4 / i, (i, found) -> i);
    Function<NerPipeline, Stream<?>> source =
        ner -> ner.extractAll(Stream.of(1, 0, 2).map(i -> "Bob " + 4 / i));
    Function<NerPipeline, Stream<?>> words =
        ner -> ner.extractAllWords(Stream.of(1, 0), i -> List.of("Bob" + 4 / i), (i, found) -> i);
    Function<NerPipeline, Stream<?>> error =
        ner ->
            ner.extractAll(
                Stream.of("Bob", "Mali")
                    .peek(
                        text -> {
                          if (text.equals("Mali")) {
                            throw new StackOverflowError();
                          }
                        }));
    return Stream.of(refused, nothing, function, source, words, error);
  }

  @ParameterizedTest
  @MethodSource("failing")
  void aStreamThatFailedNamesItsFailureToWhoeverAsksAgain(
      Function<NerPipeline, Stream<?>> failing) {
    NerPipeline ner = pipeline();
    Iterator<?> iterator = failing.apply(ner).iterator();
    AtomicReference<Throwable> first = new AtomicReference<>();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 3; i++) {
                iterator.next();
              }
            })
        .satisfies(first::set);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(iterator::hasNext)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no more texts are read after a failure, which was: " + first.get())
          .hasCause(first.get());
    }
    Spliterator<?> other = failing.apply(ner).spliterator();
    assertThatThrownBy(() -> other.forEachRemaining(result -> {})).isNotNull();
    assertThatThrownBy(() -> other.tryAdvance(result -> {}))
        .isInstanceOf(IllegalStateException.class);
    ner.close();
    assertThatThrownBy(iterator::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStreamThatIsAskedInsideOfItselfIsRefused() {
    try (NerPipeline ner = pipeline()) {
      CompletableFuture<Iterator<List<Entity>>> results = new CompletableFuture<>();
      results.complete(
          ner.extractAll(Stream.of("Bob").filter(text -> results.join().hasNext())).iterator());
      assertThatThrownBy(() -> results.join().next())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("asked for already");
    }
  }

  @Test
  void anInterruptReachesWhoeverWaitsForResultsAndTheNextMayBeAskedFor() throws Exception {
    HeldModel model = new HeldModel(1);
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).build()) {
      CompletableFuture<List<Entity>> holds = ner.extractAsync("Lima");
      eventually("the lane is taken", () -> model.begun.get() == 1);
      Iterator<List<Entity>> results = ner.extractAll(Stream.of("Bob", "Mali")).iterator();
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      FutureTask<List<Entity>> task =
          new FutureTask<>(
              () -> {
                try {
                  results.next();
                } catch (NerInterruptedException e) {
                  thrown.set(e);
                }
                assertThat(Thread.interrupted()).isTrue();
                return results.next();
              });
      Thread thread = new Thread(task);
      thread.start();
      eventually("it waits", () -> thread.getState() == Thread.State.WAITING);
      thread.interrupt();
      eventually("it is told", () -> thrown.get() != null);
      model.releaseAll();
      assertThat(task.get(60, SECONDS)).extracting(Entity::text).containsExactly("Bob");
      assertThat(holds.get(60, SECONDS)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.ner4j.BlockingCallsTest#throwables")
  void afterAnythingThatAModelThrowsCallsGoOn(Throwable thrown) throws Exception {
    HeldModel model =
        new HeldModel(1) {
          @Override
          public Logits run(Batch batch) {
            Logits logits = super.run(batch);
            for (int row = 0; row < batch.rows(); row++) {
              if (batch.length(row) == 5) {
                throw Sneaky.rethrow(thrown);
              }
            }
            return logits;
          }
        };
    model.releaseAll();
    goOn(NerPipeline.builder(new FakeTokenizer(), model).maxWaiting(8).build(), 30);
  }

  @ParameterizedTest
  @MethodSource("io.ner4j.BlockingCallsTest#throwables")
  void afterAnythingThatATokenizerThrowsCallsGoOn(Throwable thrown) throws Exception {
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            if (texts.contains("one two six")) {
              throw Sneaky.rethrow(thrown);
            }
            return super.encode(texts);
          }
        };
    goOn(NerPipeline.builder(tokenizer, new FakeModel(64)).maxWaiting(8).build(), 30);
  }

  private static void goOn(NerPipeline ner, int rounds) throws Exception {
    try (ner) {
      for (int i = 0; i < rounds; i++) {
        assertThatThrownBy(() -> ner.extract("one two six")).isNotNull();
        assertThatThrownBy(() -> ner.extractAll(List.of("Bob", "one two six"))).isNotNull();
        CompletableFuture<List<Entity>> future = ner.extractAsync("one two six");
        assertThatThrownBy(() -> future.get(60, SECONDS)).isNotNull();
      }
      assertThat(ner.extract("Bob")).hasSize(1);
      assertThat(ner.extractAsync("Bob").get(60, SECONDS)).hasSize(1);
      assertThat(ner.extractAll(List.of("Bob", "Mali"))).hasSize(2);
    }
  }

  @Test
  void afterAFullHeapCallsGoOn() throws Exception {
    FakeModel model =
        new FakeModel(64) {
          @Override
          public Logits run(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
              if (batch.length(row) == 5) {
                List<long[]> full = new ArrayList<>();
                while (full.size() < 1 << 20) {
                  full.add(new long[Integer.MAX_VALUE - 8]);
                }
              }
            }
            return super.run(batch);
          }
        };
    NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).build();
    assertThatThrownBy(() -> ner.extract("one two six")).isInstanceOf(OutOfMemoryError.class);
    goOn(ner, 5);
  }

  @Test
  void iteratorsThatAreLeftHoldUpNoClose() {
    NerPipeline ner = pipeline();
    List<Iterator<List<Entity>>> left =
        IntStream.range(0, 5)
            .mapToObj(i -> ner.extractAll(Stream.generate(() -> "Bob")).iterator())
            .toList();
    left.forEach(iterator -> assertThat(iterator.next()).hasSize(1));
    ner.close();
    assertThat(left)
        .allSatisfy(
            results -> assertThatThrownBy(results::next).isInstanceOf(IllegalStateException.class));
  }
}
