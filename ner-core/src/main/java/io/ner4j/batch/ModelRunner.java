package io.ner4j.batch;

import io.ner4j.Progress;
import io.ner4j.task.BatchRun;
import io.ner4j.task.Failures;
import io.ner4j.task.Window;
import io.ner4j.task.WindowModel;
import io.ner4j.task.WindowResult;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Runs windows on the model: as many batches at once as it has use for, in the order in which they
 * were asked for.
 */
public final class ModelRunner {

  private final WindowModel model;
  private final BatchCost cost;
  private final int lanes;
  private final Semaphore free;

  public ModelRunner(WindowModel model, int maxBatchTokens) {
    this.model = model;
    this.cost = BatchCost.of(model.model(), maxBatchTokens);
    this.lanes = model.model().parallelism();
    this.free = new Semaphore(lanes, true);
  }

  /** How many batches run at once at most. */
  public int lanes() {
    return lanes;
  }

  /** What batches cost. */
  public BatchCost cost() {
    return cost;
  }

  /**
   * Runs a batch when its turn comes.
   *
   * @param runs takes the runs of the model, which the caller tells of
   * @return an answer for each of its windows
   */
  public List<WindowResult> classify(List<Window> batch, List<BatchRun> runs) {
    free.acquireUninterruptibly();
    return classifyInTurn(batch, runs);
  }

  /**
   * Runs a batch when its turn comes, as {@link #classify} does.
   *
   * @throws InterruptedException if the thread is interrupted while it waits for its turn
   */
  public List<WindowResult> classifyUnlessInterrupted(List<Window> batch, List<BatchRun> runs)
      throws InterruptedException {
    // An interrupt ends a wait, not a call whose turn it is.
    if (free.hasQueuedThreads() || !free.tryAcquire()) {
      free.acquire();
    }
    return classifyInTurn(batch, runs);
  }

  private List<WindowResult> classifyInTurn(List<Window> batch, List<BatchRun> runs) {
    try {
      return Failures.inHalves(batch, Window::task, half -> run(half, runs), WindowResult::failed);
    } finally {
      free.release();
    }
  }

  private List<WindowResult> run(List<Window> windows, List<BatchRun> runs) {
    long start = System.nanoTime();
    List<WindowResult> answers = model.run(windows).stream().map(WindowResult::of).toList();
    long nanos = System.nanoTime() - start;
    long tokens = 0;
    long longest = 0;
    for (Window window : windows) {
      tokens += window.length();
      longest = Math.max(longest, window.length());
    }
    long padding = cost.skipsPadding() ? 0 : longest * windows.size() - tokens;
    Progress counts = new Progress(0, windows.size(), tokens, padding, 1);
    runs.add(new BatchRun(counts, start, nanos));
    return answers;
  }
}
