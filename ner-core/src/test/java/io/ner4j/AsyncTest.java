package io.ner4j;

import static io.ner4j.Eventually.eventually;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.spi.Encoding;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that nobody waits for. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncTest {

  private static NerPipeline pipeline(FakeModel model) {
    return NerPipeline.builder(new FakeTokenizer(), model).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void answersAreThoseOfExtract(int parallelism) throws Exception {
    HeldModel model = new HeldModel(parallelism);
    model.releaseAll();
    try (NerPipeline pipeline = pipeline(model)) {
      List<String> texts =
          IntStream.range(0, 200).mapToObj(i -> "x ".repeat(i) + "Bob Lima " + i).toList();
      List<CompletableFuture<List<Entity>>> futures =
          texts.stream().map(pipeline::extractAsync).toList();
      for (int i = 0; i < texts.size(); i++) {
        assertThat(futures.get(i).get(60, SECONDS)).isEqualTo(pipeline.extract(texts.get(i)));
      }
      assertThat(pipeline.extractAsync(" ").get(60, SECONDS)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void textsThatWaitShareBatches(int parallelism) throws Exception {
    AtomicInteger tokenized = new AtomicInteger();
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            tokenized.addAndGet(texts.size());
            return super.encode(texts);
          }
        };
    HeldModel model = new HeldModel(parallelism);
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, model).build()) {
      tokenized.set(0);
      List<CompletableFuture<List<Entity>>> futures =
          IntStream.range(0, 20).mapToObj(i -> pipeline.extractAsync("in Mali")).toList();
      eventually("all are tokenised", () -> tokenized.get() == 20);
      model.releaseAll();
      for (CompletableFuture<List<Entity>> future : futures) {
        assertThat(future.get(60, SECONDS)).hasSize(1);
      }
      // A lane takes what it finds, which may be the first text alone, and then all that wait.
      assertThat(model.batches).hasSizeBetween(1, 1 + 2 * parallelism);
    }
  }

  @Test
  void aCancelledTextIsNotRun() throws Exception {
    HeldModel model = new HeldModel(1);
    try (NerPipeline pipeline = pipeline(model)) {
      CompletableFuture<List<Entity>> running = pipeline.extractAsync("Bob");
      eventually("the first batch", () -> model.begun.get() == 1);
      CompletableFuture<List<Entity>> cancelled = pipeline.extractAsync("one two three four");
      CompletableFuture<List<Entity>> late =
          pipeline.extractAsync("one two three four five").orTimeout(1, MILLISECONDS);
      assertThat(cancelled.cancel(true)).isTrue();
      assertThatThrownBy(() -> late.get(60, SECONDS)).hasCauseInstanceOf(TimeoutException.class);
      CompletableFuture<List<Entity>> last = pipeline.extractAsync("in Mali");
      model.releaseAll();
      assertThat(running.get(60, SECONDS)).hasSize(1);
      assertThat(last.get(60, SECONDS)).hasSize(1);
      assertThat(model.batches).containsExactly(List.of(3), List.of(4));
    }
  }

  @Test
  void aTextThatIsCancelledWhileItRunsIsRunToItsEnd() throws Exception {
    HeldModel model = new HeldModel(1);
    NerPipeline pipeline = pipeline(model);
    CompletableFuture<List<Entity>> running = pipeline.extractAsync("Bob");
    eventually("the batch", () -> model.begun.get() == 1);
    assertThat(running.cancel(true)).isTrue();
    Thread closer = new Thread(pipeline::close);
    closer.start();
    eventually("closing waits", () -> closer.getState() == Thread.State.TIMED_WAITING);
    assertThat(model.closed).as("closed beside a run").isZero();
    model.releaseAll();
    closer.join(60_000);
    assertThat(model.closed).isEqualTo(1);
  }

  @Test
  void aLongTextThatIsCancelledIsNotReadToItsEnd() throws Exception {
    HeldModel model = new HeldModel(2);
    try (NerPipeline pipeline = pipeline(model)) {
      CompletableFuture<List<Entity>> text = pipeline.extractAsync("one two ".repeat(200_000));
      eventually("its first batches", () -> model.begun.get() == 2);
      assertThat(text.cancel(true)).isTrue();
      model.releaseAll();
      assertThat(pipeline.extractAsync("in Mali").get(60, SECONDS)).hasSize(1);
    }
    assertThat(model.batches).as("batches of the long text, and the short one").hasSize(3);
  }

  @Test
  void closingWaitsForTextsThatWait() throws Exception {
    HeldModel model = new HeldModel(1);
    NerPipeline pipeline = pipeline(model);
    List<CompletableFuture<List<Entity>>> futures =
        IntStream.range(0, 10).mapToObj(i -> pipeline.extractAsync("Bob " + i)).toList();
    eventually("the first batch", () -> model.begun.get() == 1);
    Thread closer = new Thread(pipeline::close);
    closer.start();
    eventually("closing waits", () -> closer.getState() == Thread.State.TIMED_WAITING);
    assertThatThrownBy(() -> pipeline.extractAsync("Bob"))
        .isInstanceOf(IllegalStateException.class);
    model.releaseAll();
    closer.join(60_000);
    for (CompletableFuture<List<Entity>> future : futures) {
      assertThat(future.get(60, SECONDS)).hasSize(1);
    }
  }

  @Test
  void textsBeyondTheBoundAreRefused() throws Exception {
    HeldModel model = new HeldModel(1);
    try (NerPipeline pipeline =
        NerPipeline.builder(new FakeTokenizer(), model).maxWaiting(2).build()) {
      CompletableFuture<List<Entity>> first = pipeline.extractAsync("Bob");
      CompletableFuture<List<Entity>> second = pipeline.extractAsync("in Mali");
      assertThatThrownBy(() -> pipeline.extractAsync("Bob"))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessage(
              "2 texts wait already; call again later, or build the pipeline with a larger maxWaiting");
      model.releaseAll();
      assertThat(first.get(60, SECONDS)).hasSize(1);
      assertThat(second.get(60, SECONDS)).hasSize(1);
      assertThat(pipeline.extractAsync("Bob").get(60, SECONDS)).hasSize(1);
    }
  }

  @Test
  void aFailureCompletesTheFuture() {
    FakeTokenizer tokenizer =
        new FakeTokenizer() {
          @Override
          public List<Encoding> encode(List<String> texts) {
            if (texts.get(0).contains("bane")) {
              throw new UnsupportedOperationException("bane");
            }
            return super.encode(texts);
          }
        };
    try (NerPipeline pipeline = NerPipeline.builder(tokenizer, new FakeModel(64)).build()) {
      assertThatThrownBy(() -> pipeline.extractAsync("bane").get(60, SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(NerInferenceException.class)
          .hasMessage("text 0 could not be read: bane");
    }
  }

  @Test
  void longTextsDoNotHoldUpShortOnes() throws Exception {
    HeldModel model = new HeldModel(1);
    try (NerPipeline pipeline = pipeline(model)) {
      List<CompletableFuture<List<Entity>>> longOnes =
          IntStream.range(0, 6)
              .mapToObj(i -> pipeline.extractAsync("word ".repeat(100_000) + "Bob"))
              .toList();
      eventually("a long text is being read", () -> model.begun.get() > 0);
      CompletableFuture<List<Entity>> shortOne = pipeline.extractAsync("in Mali");
      eventually(
          "the short text is run",
          () -> {
            model.release(1);
            return shortOne.isDone();
          });
      assertThat(shortOne.get()).hasSize(1);
      assertThat(longOnes).noneMatch(CompletableFuture::isDone);
      model.releaseAll();
      for (CompletableFuture<List<Entity>> longOne : longOnes) {
        assertThat(longOne.get(120, SECONDS)).hasSize(1);
      }
    }
  }

  @Test
  void longTextsAreReadToTheirEnd() throws Exception {
    String text = "word ".repeat(50_000) + "Bob";
    try (NerPipeline pipeline = pipeline(new FakeModel(64))) {
      assertThat(pipeline.extractAsync(text).get(60, SECONDS))
          .extracting(Entity::start)
          .containsExactly(text.length() - 3);
    }
  }
}
