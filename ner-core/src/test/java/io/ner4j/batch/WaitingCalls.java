package io.ner4j.batch;

import static io.ner4j.Eventually.eventually;

import io.ner4j.Entity;
import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.NerPipeline;
import java.util.List;
import java.util.concurrent.FutureTask;

/** Calls that wait for a model. */
final class WaitingCalls {

  private WaitingCalls() {}

  static NerPipeline pipeline(FakeModel model) {
    return NerPipeline.builder(new FakeTokenizer(), model).build();
  }

  /** A call on a thread of its own, which is known to wait when this returns. */
  static FutureTask<List<Entity>> call(NerPipeline pipeline, String text)
      throws InterruptedException {
    FutureTask<List<Entity>> task = new FutureTask<>(() -> pipeline.extract(text));
    Thread thread = new Thread(task);
    thread.start();
    eventually("the call waits", () -> thread.getState() == Thread.State.WAITING);
    return task;
  }
}
