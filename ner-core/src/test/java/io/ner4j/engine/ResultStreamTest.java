package io.ner4j.engine;

import static io.ner4j.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.HeldModel;
import io.ner4j.NerInferenceException;
import io.ner4j.NerPipeline;
import io.ner4j.Reference;
import io.ner4j.contract.Scale;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are read as results are asked for. */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ResultStreamTest {

  private static HeldModel model(int parallelism) {
    HeldModel model = new HeldModel(parallelism);
    model.releaseAll();
    return model;
  }

  private static NerPipeline pipeline(int parallelism) {
    return NerPipeline.builder(new FakeTokenizer(), model(parallelism)).build();
  }

  private static Stream<String> endless(AtomicInteger asked) {
    return Stream.generate(() -> "Bob went to Mali " + asked.incrementAndGet());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void resultsAreThoseOfTheTextsInTheirOrder(int parallelism) {
    Random random = new Random(parallelism);
    List<String> texts =
        IntStream.range(0, 3000)
            .mapToObj(i -> Reference.text(random, random.nextInt(i % 500 == 0 ? 200_000 : 200)))
            .toList();
    try (NerPipeline pipeline = pipeline(parallelism);
        NerPipeline naive = NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).build()) {
      List<List<Entity>> expected = texts.stream().map(naive::extract).toList();
      assertThat(pipeline.extractAll(texts.stream()).toList()).isEqualTo(expected);
      assertThat(pipeline.extractAll(texts)).isEqualTo(expected);
      assertThat(pipeline.extractAll(texts.stream().parallel()).toList()).isEqualTo(expected);
    }
  }

  @Test
  void noCallWaitsForWhatAWorkerHasDoneAlready() {
    List<String> texts = List.of("Bob", "Mali", "Lima", "Bob");
    try (NerPipeline pipeline =
        NerPipeline.builder(new FakeTokenizer(), model(2)).maxBatchTokens(3).build()) {
      for (int i = 0; i < Scale.of(5_000); i++) {
        assertThat(pipeline.extractAll(texts)).hasSize(4);
      }
    }
  }

  @Test
  void textsAreAskedForAsResultsAre() {
    AtomicInteger asked = new AtomicInteger();
    try (NerPipeline pipeline = pipeline(2)) {
      Stream<List<Entity>> results = pipeline.extractAll(endless(asked));
      assertThat(asked).as("before the first result is").hasValue(0);
      Iterator<List<Entity>> iterator = results.iterator();
      assertThat(iterator.next()).hasSize(2);
      assertThat(asked.get()).as("look-ahead").isLessThan(10_000);
      for (int i = 1; i < 30_000; i++) {
        assertThat(iterator.next()).hasSize(2);
        assertThat(asked.get() - i).as("look-ahead").isBetween(0, 10_000);
      }
    }
  }

  @Test
  void blankTextsHaveTheirResultsToo() {
    try (NerPipeline pipeline = pipeline(2)) {
      assertThat(pipeline.extractAll(Stream.generate(() -> " ")).limit(20_000))
          .hasSize(20_000)
          .allMatch(List::isEmpty);
      assertThat(pipeline.extractAll(Stream.of("", "Bob", " ", "", "Mali", "")).map(List::size))
          .containsExactly(0, 1, 0, 0, 1, 0);
      assertThat(pipeline.extractAll(Stream.<String>empty())).isEmpty();
    }
  }

  @Test
  void aResultGoesWithItsItem() {
    try (NerPipeline pipeline = pipeline(2)) {
      Stream<Map.Entry<Integer, String>> items =
          IntStream.range(0, 2000).mapToObj(i -> Map.entry(i, "x ".repeat(i % 50) + "Bob" + i));
      List<String> results =
          pipeline
              .extractAll(
                  items, Map.Entry::getValue, (i, found) -> i.getKey() + found.get(0).text())
              .toList();
      assertThat(results).isEqualTo(IntStream.range(0, 2000).mapToObj(i -> i + "Bob" + i).toList());
    }
  }

  @Test
  void textsAreAskedForOnTheThreadThatWantsResults() {
    List<Thread> threads = new ArrayList<>();
    Stream<String> texts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "Bob " + i)
            .peek(text -> threads.add(Thread.currentThread()));
    try (NerPipeline pipeline = pipeline(3)) {
      assertThat(pipeline.extractAll(texts)).hasSize(10_000);
    }
    assertThat(threads).hasSize(10_000).containsOnly(Thread.currentThread());
  }

  @Test
  void closingTheResultClosesTheTexts() {
    AtomicBoolean closed = new AtomicBoolean();
    try (NerPipeline pipeline = pipeline(1)) {
      try (Stream<List<Entity>> results =
          pipeline.extractAll(Stream.of("Bob").onClose(() -> closed.set(true)))) {
        assertThat(results.toList()).hasSize(1);
        assertThat(closed).isFalse();
      }
      assertThat(closed).isTrue();
    }
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller must not do is what is tested
  void nullIsRefusedByName() {
    try (NerPipeline pipeline = pipeline(1)) {
      assertThatThrownBy(() -> pipeline.extractAll((Stream<String>) null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("items");
      List<String> hole = new ArrayList<>(List.of("a", "b"));
      hole.add(null);
      assertThatThrownBy(() -> pipeline.extractAll(hole.stream()).toList())
          .isInstanceOf(NullPointerException.class)
          .hasMessage("texts[2]");
    }
  }

  @Test
  void aFailingTextIsNamedAndEndsTheWork() {
    FakeTokenizer tokenizer = new FakeTokenizer();
    FakeModel refusing =
        new FakeModel(64) {
          @Override
          public io.ner4j.spi.Logits run(io.ner4j.spi.Batch batch) {
            if (IntStream.range(0, batch.rows()).anyMatch(row -> batch.length(row) == 5)) {
              throw new UnsupportedOperationException("five");
            }
            return super.run(batch);
          }
        };
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, refusing).build()) {
      AtomicInteger asked = new AtomicInteger();
      Stream<String> texts =
          endless(asked).map(text -> text.endsWith(" 20000") ? "one two six" : text);
      assertThatThrownBy(() -> pipeline.extractAll(texts).toList())
          .isInstanceOf(NerInferenceException.class)
          .hasMessage("text 19999 could not be read: five");
      assertThat(asked.get()).isLessThan(40_000);
      assertThat(pipeline.extractAll(Stream.of("Bob"))).as("the next call").hasSize(1);
    }
  }

  @Test
  void aClosedPipelineGivesNoMoreResults() {
    HeldModel model = model(2);
    NerPipeline pipeline = NerPipeline.builder(new FakeTokenizer(), model).build();
    Iterator<List<Entity>> results = pipeline.extractAll(endless(new AtomicInteger())).iterator();
    assertThat(results.next()).hasSize(2);
    pipeline.close();
    assertThat(model.closed).isEqualTo(1);
    assertThatThrownBy(results::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStreamThatIsLeftEndsItsThreads() throws Exception {
    HeldModel model = model(3);
    try (NerPipeline pipeline = NerPipeline.builder(new FakeTokenizer(), model).build()) {
      Iterator<List<Entity>> results = pipeline.extractAll(endless(new AtomicInteger())).iterator();
      assertThat(results.next()).hasSize(2);
    }
    eventually(
        "no thread but this one is left",
        () -> model.threads.stream().allMatch(t -> t == Thread.currentThread() || !t.isAlive()));
  }
}
