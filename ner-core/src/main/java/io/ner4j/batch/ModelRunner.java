package io.ner4j.batch;

import io.ner4j.Progress;
import io.ner4j.span.Softmax;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.task.Failures;
import io.ner4j.task.TaskSettings;
import io.ner4j.task.Window;
import io.ner4j.task.WindowResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Runs windows on the model: as many batches at once as it has use for, in the order in which they
 * were asked for.
 */
public final class ModelRunner {

  private final Model model;
  private final int padId;
  private final TaskSettings settings;
  private final BatchCost cost;
  private final int lanes;
  private final Semaphore free;

  public ModelRunner(Model model, int padId, TaskSettings settings) {
    this.model = model;
    this.padId = padId;
    this.settings = settings;
    this.cost = BatchCost.of(model, settings.maxBatchTokens());
    this.lanes = model.parallelism();
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
   * @param runs takes what the listener is to be told of, which is for the caller to do
   * @return an answer for each of its windows
   */
  public List<WindowResult> classify(List<Window> batch, List<Progress> runs) {
    free.acquireUninterruptibly();
    return classifyInTurn(batch, runs);
  }

  /**
   * Runs a batch when its turn comes, as {@link #classify} does.
   *
   * @throws InterruptedException if the thread is interrupted while it waits for its turn
   */
  public List<WindowResult> classifyUnlessInterrupted(List<Window> batch, List<Progress> runs)
      throws InterruptedException {
    // An interrupt ends a wait, not a call whose turn it is.
    if (free.hasQueuedThreads() || !free.tryAcquire()) {
      free.acquire();
    }
    return classifyInTurn(batch, runs);
  }

  private List<WindowResult> classifyInTurn(List<Window> batch, List<Progress> runs) {
    try {
      return Failures.inHalves(batch, Window::task, half -> run(half, runs), WindowResult::failed);
    } finally {
      free.release();
    }
  }

  private List<WindowResult> run(List<Window> windows, List<Progress> runs) {
    Batch batch = Batch.of(windows.stream().map(Window::ids).toList(), padId);
    Logits logits = model.run(batch);
    int labels = settings.labels().size();
    if (logits.rows() != batch.rows()
        || logits.columns() != batch.columns()
        || logits.labels() != labels) {
      throw new IllegalStateException(
          "the model should answer logits of shape [%d, %d, %d], but answered [%d, %d, %d]"
              .formatted(
                  batch.rows(),
                  batch.columns(),
                  labels,
                  logits.rows(),
                  logits.columns(),
                  logits.labels()));
    }
    List<WindowResult> answers = new ArrayList<>(windows.size());
    long tokens = 0;
    for (int row = 0; row < windows.size(); row++) {
      Window window = windows.get(row);
      tokens += window.length();
      float[] scores = logits.copy(row, settings.template().before(), window.to() - window.from());
      // Others may have been changed by it without a trace: all run again, apart from it.
      if (windows.size() > 1 && !Softmax.areDistributions(scores, labels)) {
        throw new IllegalStateException("the model should answer finite logits, but did not");
      }
      answers.add(WindowResult.of(scores));
    }
    long padding = cost.skipsPadding() ? 0 : (long) batch.rows() * batch.columns() - tokens;
    runs.add(new Progress(0, windows.size(), tokens, padding, 1));
    return answers;
  }
}
