package io.ner4j.engine;

import io.ner4j.spi.PipelineObserver;
import io.ner4j.task.BatchRun;
import io.ner4j.task.TextTask;
import io.ner4j.thread.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Tells the listener of a text and the observers of the pipeline what was done. Called outside of
 * lanes. Safe for use by many threads.
 */
public final class Observers {

  private volatile List<PipelineObserver> observers = List.of();

  public synchronized void add(PipelineObserver observer) {
    List<PipelineObserver> more = new ArrayList<>(observers);
    more.add(Objects.requireNonNull(observer, "observer"));
    observers = List.copyOf(more);
  }

  public synchronized void remove(PipelineObserver observer) {
    Objects.requireNonNull(observer, "observer");
    List<PipelineObserver> fewer = new ArrayList<>(observers);
    for (int i = 0; i < fewer.size(); i++) {
      if (fewer.get(i) == observer) {
        fewer.remove(i);
        break;
      }
    }
    observers = List.copyOf(fewer);
  }

  /** A text was read to its end. */
  void read(TextTask task) {
    task.report(TextTask.ONE_TEXT);
    tell(PipelineObserver::onText);
  }

  /** Batches were run, for a text among others. */
  void ran(TextTask task, List<BatchRun> runs) {
    for (BatchRun run : runs) {
      task.report(run.counts());
      tell(observer -> observer.onBatch(run.counts(), run.nanos()));
    }
  }

  /** A text has waited, or, if the time is negative, was not run. */
  void waited(long nanos) {
    if (nanos >= 0) {
      tell(observer -> observer.onWait(nanos));
    }
  }

  /** A call has failed. */
  void failed(Throwable failure) {
    tell(observer -> observer.onFailure(failure));
  }

  private void tell(Consumer<PipelineObserver> event) {
    for (PipelineObserver observer : observers) {
      try {
        event.accept(observer);
      } catch (Throwable e) {
        ProgressListener.uncaught(e);
      }
    }
  }
}
