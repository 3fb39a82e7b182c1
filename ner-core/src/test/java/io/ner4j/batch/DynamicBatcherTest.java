package io.ner4j.batch;

import static io.ner4j.batch.WaitingCalls.call;
import static io.ner4j.batch.WaitingCalls.pipeline;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.HeldModel;
import io.ner4j.NerInferenceException;
import io.ner4j.NerPipeline;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.task.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that wait at the same time. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DynamicBatcherTest {

  @Test
  void aLoneCallRunsOnItsOwnThreadAtOnce() {
    HeldModel model = new HeldModel(1);
    model.releaseAll();
    try (NerPipeline pipeline = pipeline(model)) {
      for (int i = 0; i < 20; i++) {
        assertThat(pipeline.extract("Bob")).hasSize(1);
      }
      assertThat(model.threads).hasSize(20).containsOnly(Thread.currentThread());
    }
  }

  @Test
  void callsThatWaitShareABatchThatTheOldestLeads() throws Exception {
    HeldModel model = new HeldModel(1);
    String longText = "word ".repeat(40) + "Mali";
    try (NerPipeline pipeline = pipeline(model)) {
      List<FutureTask<List<Entity>>> calls = new ArrayList<>();
      calls.add(call(pipeline, "Bob"));
      calls.add(call(pipeline, longText));
      for (int i = 0; i < 5; i++) {
        calls.add(call(pipeline, "in Mali " + "x ".repeat(i)));
      }
      model.release(3);
      for (FutureTask<List<Entity>> call : calls) {
        assertThat(call.get(60, SECONDS)).hasSize(1);
      }
      // The first ran alone; the long text has waited longest and would only be padding's cause.
      assertThat(model.batches).hasSize(3);
      assertThat(model.batches.get(0)).containsExactly(3);
      assertThat(model.batches.get(1)).containsExactly(43);
      assertThat(model.batches.get(2)).containsExactly(4, 5, 6, 7, 8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void noMoreBatchesRunAtOnceThanTheModelHasUseFor(int parallelism) throws Exception {
    HeldModel model = new HeldModel(parallelism);
    try (NerPipeline pipeline = pipeline(model)) {
      List<FutureTask<List<Entity>>> calls = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        calls.add(call(pipeline, "Bob " + i));
      }
      assertThat(model.begun).as("batches begun").hasValue(parallelism);
      model.releaseAll();
      for (FutureTask<List<Entity>> call : calls) {
        assertThat(call.get(60, SECONDS)).extracting(Entity::text).containsExactly("Bob");
      }
      assertThat(model.most).as("batches at once").hasValue(parallelism);
    }
  }

  /** Fails on every batch with a row of five tokens. */
  private static final class PoisonedModel extends HeldModel {
    private final Throwable poison;

    PoisonedModel(Throwable poison) {
      super(1);
      this.poison = poison;
    }

    @Override
    public Logits run(Batch batch) {
      Logits logits = super.run(batch);
      for (int row = 0; row < batch.rows(); row++) {
        if (batch.length(row) == 5) {
          throw Failures.rethrow(poison);
        }
      }
      return logits;
    }
  }

  @Test
  void aTextThatFailsFailsItsCallerAlone() throws Exception {
    PoisonedModel model = new PoisonedModel(new UnsupportedOperationException("poison"));
    try (NerPipeline pipeline = pipeline(model)) {
      FutureTask<List<Entity>> first = call(pipeline, "Bob");
      FutureTask<List<Entity>> well = call(pipeline, "Mali now");
      FutureTask<List<Entity>> ill = call(pipeline, "one two six");
      FutureTask<List<Entity>> alsoWell = call(pipeline, "in Mali now then");
      model.releaseAll();
      assertThat(first.get(60, SECONDS)).hasSize(1);
      assertThat(well.get(60, SECONDS)).hasSize(1);
      assertThat(alsoWell.get(60, SECONDS)).hasSize(1);
      assertThatThrownBy(() -> ill.get(60, SECONDS))
          .cause()
          .isInstanceOf(NerInferenceException.class)
          .hasMessage("text 0 could not be read: poison");
      assertThat(model.batches.get(1)).as("together at first").containsExactly(4, 5, 6);
    }
  }

  @Test
  void anErrorReachesEveryCallerOfTheBatch() throws Exception {
    OutOfMemoryError error = new OutOfMemoryError("heap");
    PoisonedModel model = new PoisonedModel(error);
    try (NerPipeline pipeline = pipeline(model)) {
      FutureTask<List<Entity>> first = call(pipeline, "Bob");
      FutureTask<List<Entity>> second = call(pipeline, "one two six");
      FutureTask<List<Entity>> third = call(pipeline, "one two");
      model.releaseAll();
      assertThat(first.get(60, SECONDS)).hasSize(1);
      assertThatThrownBy(() -> second.get(60, SECONDS)).hasCause(error);
      assertThatThrownBy(() -> third.get(60, SECONDS)).hasCause(error);
      assertThat(pipeline.extract("Bob")).as("the next call").hasSize(1);
    }
  }

  @Test
  void streamsThatNeverEndStarveNobody() throws Exception {
    HeldModel model = new HeldModel(2);
    model.releaseAll();
    AtomicBoolean done = new AtomicBoolean();
    NerPipeline pipeline = pipeline(model);
    List<Thread> streams = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () ->
                  pipeline
                      .extractAll(Stream.generate(() -> "Bob went to Mali"))
                      .takeWhile(found -> !done.get())
                      .forEach(found -> {}));
      streams.add(thread);
      thread.start();
    }
    List<FutureTask<List<Entity>>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      FutureTask<List<Entity>> task =
          new FutureTask<>(
              () -> {
                pipeline.extract("Lima");
                return pipeline.extract("Bob");
              });
      calls.add(task);
      new Thread(task).start();
    }
    for (FutureTask<List<Entity>> call : calls) {
      assertThat(call.get(60, SECONDS)).hasSize(1);
    }
    done.set(true);
    for (Thread stream : streams) {
      stream.join();
    }
    pipeline.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyCallerGetsItsOwnAnswer(int parallelism) throws Exception {
    HeldModel model = new HeldModel(parallelism);
    model.releaseAll();
    try (NerPipeline pipeline = pipeline(model)) {
      ConcurrentHashMap<Integer, Throwable> wrong = new ConcurrentHashMap<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 16; t++) {
        int caller = t;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    for (int i = 0; i < 300; i++) {
                      String text = "x ".repeat((caller * 7 + i) % 30) + "Bob" + caller + "s" + i;
                      assertThat(pipeline.extract(text))
                          .extracting(Entity::text)
                          .containsExactly("Bob" + caller + "s" + i);
                    }
                  } catch (AssertionError | RuntimeException e) {
                    wrong.put(caller, e);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
      }
      assertThat(wrong).isEmpty();
    }
  }
}
