package io.ner4j.batch;

import static io.ner4j.Eventually.eventually;
import static io.ner4j.batch.WaitingCalls.call;
import static io.ner4j.batch.WaitingCalls.pipeline;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.HeldModel;
import io.ner4j.NerInterruptedException;
import io.ner4j.NerPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Callers that are interrupted while they wait or run, and callers without room to wait. */
class InterruptedCallsTest {

  @Test
  void anInterruptedCallerLeavesTheQueue() throws Exception {
    HeldModel model = new HeldModel(1);
    try (NerPipeline pipeline = pipeline(model)) {
      FutureTask<List<Entity>> running = call(pipeline, "Bob");
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  pipeline.extract("one two three four");
                } catch (NerInterruptedException e) {
                  thrown.set(Thread.currentThread().isInterrupted() ? e : null);
                }
              });
      waiting.start();
      eventually("the call waits", () -> waiting.getState() == Thread.State.WAITING);
      FutureTask<List<Entity>> next = call(pipeline, "in Mali");
      waiting.interrupt();
      waiting.join(60_000);
      assertThat(thrown.get()).isInstanceOf(NerInterruptedException.class);
      model.releaseAll();
      assertThat(running.get(60, SECONDS)).hasSize(1);
      assertThat(next.get(60, SECONDS)).hasSize(1);
      assertThat(model.batches).containsExactly(List.of(3), List.of(4));
    }
  }

  @Test
  void aCallThatIsBeingRunIsRunToItsEnd() throws Exception {
    HeldModel model = new HeldModel(1);
    try (NerPipeline pipeline = pipeline(model)) {
      FutureTask<List<Entity>> first = call(pipeline, "Bob");
      AtomicBoolean stillInterrupted = new AtomicBoolean();
      FutureTask<List<Entity>> second =
          new FutureTask<>(
              () -> {
                List<Entity> found = pipeline.extract("in Mali");
                stillInterrupted.set(Thread.currentThread().isInterrupted());
                return found;
              });
      Thread thread = new Thread(second);
      thread.start();
      eventually("the call waits", () -> thread.getState() == Thread.State.WAITING);
      model.release(1);
      eventually("a worker runs it", () -> model.begun.get() == 2);
      thread.interrupt();
      Thread closer = new Thread(pipeline::close);
      closer.start();
      eventually("closing waits", () -> closer.getState() == Thread.State.TIMED_WAITING);
      assertThat(model.closed).as("closed beside a run").isZero();
      model.releaseAll();
      assertThat(first.get(60, SECONDS)).hasSize(1);
      assertThat(second.get(60, SECONDS)).hasSize(1);
      assertThat(stillInterrupted).isTrue();
      closer.join();
    }
  }

  @Test
  void aCallThatNeedNotWaitIsNotInterrupted() {
    try (NerPipeline pipeline = pipeline(new FakeModel(64))) {
      Thread.currentThread().interrupt();
      assertThat(pipeline.extract("Bob")).hasSize(1);
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
  }

  @Test
  void callersBeyondTheBoundWaitForRoom() throws Exception {
    HeldModel model = new HeldModel(1);
    try (NerPipeline pipeline =
        NerPipeline.builder(new FakeTokenizer(), model).maxWaiting(2).build()) {
      List<FutureTask<List<Entity>>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        calls.add(call(pipeline, "Bob"));
      }
      model.releaseAll();
      for (FutureTask<List<Entity>> call : calls) {
        assertThat(call.get(60, SECONDS)).hasSize(1);
      }
      assertThat(model.batches).as("two had room").allMatch(batch -> batch.size() <= 2);
    }
  }
}
