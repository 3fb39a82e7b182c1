package io.ner4j.engine;

import static io.ner4j.Eventually.eventually;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.ExtractOptions;
import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.HeldModel;
import io.ner4j.NerInferenceException;
import io.ner4j.NerPipeline;
import io.ner4j.Progress;
import io.ner4j.spi.PipelineObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Observers are told of every text, batch, wait and failure once, and do no harm. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ObserversTest {

  private static final List<String> TEXTS =
      List.of("Bob", "one two six", "", "word ".repeat(200), "Mali now");

  /** Keeps what it is told. */
  private static final class Notes implements PipelineObserver {

    final AtomicInteger texts = new AtomicInteger();
    final List<Progress> batches = new CopyOnWriteArrayList<>();
    final List<Long> runs = new CopyOnWriteArrayList<>();
    final List<Long> waits = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Override
    public void onText() {
      texts.incrementAndGet();
    }

    @Override
    public void onBatch(Progress batch, long runNanos) {
      batches.add(batch);
      runs.add(runNanos);
    }

    @Override
    public void onWait(long waitNanos) {
      waits.add(waitNanos);
    }

    @Override
    public void onFailure(Throwable failure) {
      failures.add(failure);
    }

    Progress sum() {
      return batches.stream().reduce(new Progress(texts.get(), 0, 0, 0, 0), Progress::plus);
    }
  }

  private static HeldModel free(int parallelism) {
    HeldModel model = new HeldModel(parallelism);
    model.releaseAll();
    return model;
  }

  @Test
  void inEachKindOfCallObserversGetTheCountsOfTheListenerAndOfTheModel() throws Exception {
    HeldModel model = free(3);
    AtomicReference<Progress> told = new AtomicReference<>(Progress.NONE);
    Notes notes = new Notes();
    try (NerPipeline ner =
        NerPipeline.builder(new FakeTokenizer(), model)
            .listener(more -> told.accumulateAndGet(more, Progress::plus))
            .build()) {
      ner.addObserver(notes);
      ner.extractAll(TEXTS);
      assertThat(ner.extractAll(TEXTS.stream())).hasSize(5);
      TEXTS.forEach(ner::extract);
      for (CompletableFuture<List<Entity>> future :
          TEXTS.stream().map(ner::extractAsync).toList()) {
        future.get(60, SECONDS);
      }
      ner.with(ExtractOptions.builder().minScore(0.9).build()).extract("Bob");
      ner.extractWords(List.of("Bob"));
      ner.tokens("Bob");
    }
    assertThat(notes.sum()).isEqualTo(told.get());
    assertThat(notes.texts).hasValue(4 * 5 + 3);
    assertThat(notes.batches).hasSameSizeAs(model.batches).allMatch(run -> run.batches() == 1);
    assertThat(notes.sum().windows())
        .isEqualTo(model.batches.stream().mapToInt(List::size).sum())
        .isEqualTo(4 * (3 + 4) + 3);
    assertThat(notes.sum().tokens())
        .isEqualTo(model.batches.stream().flatMap(List::stream).mapToInt(i -> i).sum());
    assertThat(notes.runs).allMatch(nanos -> nanos > 0);
    // Three texts of five fit one window, in single calls alone.
    assertThat(notes.waits).hasSize(2 * 3 + 3).allMatch(nanos -> nanos >= 0);
    assertThat(notes.failures).isEmpty();
  }

  @Test
  void callsThatAListenerMakesAreObserved() {
    AtomicReference<NerPipeline> inner = new AtomicReference<>();
    Notes notes = new Notes();
    try (NerPipeline ner =
        NerPipeline.builder(new FakeTokenizer(), free(1))
            .listener(progress -> Objects.requireNonNull(inner.get()).extract("Mali"))
            .build()) {
      inner.set(ner);
      ner.addObserver(notes);
      ner.extract("Bob");
    }
    // The listener is told of a batch and of a text.
    assertThat(notes.texts).hasValue(3);
  }

  @Test
  void textsThatWaitAreCountedAndTheirWaitIsTold() throws Exception {
    HeldModel model = new HeldModel(1);
    Notes notes = new Notes();
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).maxWaiting(4).build()) {
      ner.addObserver(notes);
      assertThat(ner.waiting()).isZero();
      long called = System.nanoTime();
      CompletableFuture<List<Entity>> first = ner.extractAsync("Bob");
      eventually("the first runs", () -> model.begun.get() == 1);
      long begun = System.nanoTime();
      assertThat(ner.waiting()).isZero();
      List<CompletableFuture<List<Entity>>> others =
          Stream.of("Mali", "in Mali", "now").map(ner::extractAsync).toList();
      Thread caller = new Thread(() -> ner.extract("one"));
      caller.start();
      eventually("three wait for the model, one for room", () -> ner.waiting() == 4);
      long queued = System.nanoTime();
      Thread.sleep(5);
      long released = System.nanoTime();
      model.releaseAll();
      first.get(60, SECONDS);
      for (CompletableFuture<List<Entity>> other : others) {
        other.get(60, SECONDS);
      }
      caller.join(60_000);
      eventually("nobody waits", () -> ner.waiting() == 0);
      assertThat(notes.waits).hasSize(5);
      assertThat(notes.waits.stream().filter(nanos -> nanos >= released - queued).count())
          .isGreaterThanOrEqualTo(4);
      assertThat(notes.waits.stream().min(Long::compare).orElseThrow())
          .isLessThanOrEqualTo(begun - called);
    }
  }

  @Test
  void eachCallThatFailsIsToldOfOnce() throws Exception {
    Notes notes = new Notes();
    FakeModel broken =
        FakeModel.answering(
            logits -> {
              throw new IllegalArgumentException("broken");
            });
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), broken).build()) {
      ner.addObserver(notes);
      List<Throwable> thrown = new ArrayList<>();
      thrown.add(thrownBy(() -> ner.extract("Bob")));
      thrown.add(thrownBy(() -> ner.extract("word ".repeat(200))));
      thrown.add(thrownBy(() -> ner.extractAll(List.of("Bob", "Mali"))));
      var results = ner.extractAll(Stream.of("Bob", "Mali")).iterator();
      thrown.add(thrownBy(results::next));
      assertThatThrownBy(results::next).isInstanceOf(IllegalStateException.class);
      CompletableFuture<List<Entity>> future = ner.extractAsync("Bob");
      assertThatThrownBy(() -> future.get(60, SECONDS)).isInstanceOf(ExecutionException.class);
      assertThat(thrown).hasSize(4).hasOnlyElementsOfType(NerInferenceException.class);
      assertThat(notes.failures).hasSize(5).startsWith(thrown.toArray(Throwable[]::new));
      assertThat(notes.failures.get(4)).isInstanceOf(NerInferenceException.class);
    }
    assertThat(notes.texts).hasValue(0);
  }

  private static Throwable thrownBy(Runnable call) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    assertThatThrownBy(call::run).satisfies(thrown::set);
    return Objects.requireNonNull(thrown.get());
  }

  @Test
  void aTextThatIsRefusedIsAFailureAndOneThatIsCancelledIsNone() throws Exception {
    HeldModel model = new HeldModel(1);
    Notes notes = new Notes();
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), model).maxWaiting(2).build()) {
      ner.addObserver(notes);
      CompletableFuture<List<Entity>> first = ner.extractAsync("Bob");
      eventually("the first runs", () -> model.begun.get() == 1);
      CompletableFuture<List<Entity>> second = ner.extractAsync("Mali");
      assertThatThrownBy(() -> ner.extractAsync("now"))
          .isInstanceOf(RejectedExecutionException.class);
      eventually("the second waits", () -> ner.waiting() == 1);
      second.cancel(true);
      eventually("the second has left", () -> ner.waiting() == 0);
      first.cancel(true);
      model.releaseAll();
    }
    assertThat(notes.failures).hasSize(1).hasOnlyElementsOfType(RejectedExecutionException.class);
    assertThat(notes.batches).hasSize(1);
    assertThat(notes.texts).hasValue(0);
  }

  @Test
  void anObserverThatThrowsFailsNoTextAndKeepsNothingFromOthers() {
    List<Throwable> uncaught = new ArrayList<>();
    Notes notes = new Notes();
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).build()) {
      ner.addObserver(
          new PipelineObserver() {
            @Override
            public void onText() {
              throw new AssertionError("observer");
            }
          });
      ner.addObserver(notes);
      assertThat(ner.extract("Bob")).hasSize(1);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
    assertThat(uncaught).hasSize(1).allMatch(e -> "observer".equals(e.getMessage()));
    assertThat(notes.texts).hasValue(1);
  }

  @Test
  void anObserverThatWasRemovedIsToldNothing() {
    Notes twice = new Notes();
    Notes other = new Notes();
    try (NerPipeline ner = NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).build()) {
      ner.addObserver(twice);
      ner.addObserver(other);
      ner.addObserver(twice);
      ner.extract("Bob");
      ner.removeObserver(twice);
      ner.removeObserver(new Notes());
      ner.extract("Bob");
      ner.removeObserver(twice);
      ner.extract("Bob");
    }
    assertThat(twice.texts).hasValue(2 + 1);
    assertThat(other.texts).hasValue(3);
  }
}
