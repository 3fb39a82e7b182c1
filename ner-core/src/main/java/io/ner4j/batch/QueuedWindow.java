package io.ner4j.batch;

import io.ner4j.NerException;
import io.ner4j.task.BatchRun;
import io.ner4j.task.Failures;
import io.ner4j.task.Window;
import io.ner4j.task.WindowResult;
import io.ner4j.task.WindowScores;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A window that waits to be run together with others. Safe for use by many threads. To fail it
 * needs no memory.
 */
public abstract class QueuedWindow {

  /** The next older and the next newer in a {@link WindowQueue}, which guards them. */
  @Nullable QueuedWindow older;

  @Nullable QueuedWindow newer;

  boolean queued;

  private final Window window;
  private final long since;
  private long waitNanos = -1;
  private List<BatchRun> runs = List.of();
  private @Nullable Throwable failure;
  private @Nullable WindowResult result;
  private volatile boolean answered;

  /**
   * @param since when its wait began, as {@link System#nanoTime} tells
   */
  public QueuedWindow(Window window, long since) {
    this.window = window;
    this.since = since;
  }

  public Window window() {
    return window;
  }

  int length() {
    return window.length();
  }

  /** Windows may run together if this is equal. */
  Object company() {
    return window.company();
  }

  boolean answered() {
    return answered;
  }

  /** Takes when its wait ended; before the answer. */
  void started(long start) {
    waitNanos = Math.max(0, start - since);
  }

  /** How long it has waited, when the answer is there; negative if it was not run. */
  public long waitNanos() {
    return waitNanos;
  }

  /** Takes what its call tells of, for all windows that ran with it; before the answer. */
  void runs(List<BatchRun> runs) {
    this.runs = runs;
  }

  /** What its call tells of, when the answer is there. */
  public List<BatchRun> runs() {
    return runs;
  }

  /**
   * The scores of the window, as its model gives them, when the answer is there.
   *
   * @throws NerException that names the text, if there are none
   */
  public WindowScores scores() {
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
    return Objects.requireNonNull(result, "answer").scores();
  }

  void result(WindowResult result) {
    this.result = result;
    answered = true;
    onResult();
  }

  void fail(Throwable failure) {
    this.failure = failure;
    answered = true;
    onResult();
  }

  /** Told, on the thread that ran the window, that the answer is there. */
  public abstract void onResult();

  /** Whether its thread waits and takes a lane from now on, to run those that wait. */
  boolean lead() {
    return false;
  }
}
