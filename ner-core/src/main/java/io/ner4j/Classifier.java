package io.ner4j;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Runs windows on the model: as many batches at once as it has use for, in the order in which they
 * were asked for.
 */
final class Classifier {

  private final Model model;
  private final int padId;
  private final Settings settings;
  private final int lanes;
  private final Semaphore free;

  Classifier(Model model, int padId, Settings settings) {
    this.model = model;
    this.padId = padId;
    this.settings = settings;
    this.lanes = model.parallelism();
    this.free = new Semaphore(lanes, true);
  }

  /** How many batches run at once at most. */
  int lanes() {
    return lanes;
  }

  /**
   * Runs a batch when its turn comes, and asks for it only then.
   *
   * @param batch makes the batch; an empty one is not run
   * @return an answer for each of its windows
   */
  List<Answer> classify(Supplier<List<Window>> batch) {
    Progress progress;
    List<Answer> answers;
    free.acquireUninterruptibly();
    try {
      List<Progress> runs = new ArrayList<>();
      List<Window> windows = batch.get();
      answers =
          windows.isEmpty()
              ? List.of()
              : Failures.inHalves(
                  windows, Window::reading, half -> run(half, runs), Answer::failed);
      progress = runs.stream().reduce(Progress.NONE, Progress::plus);
    } finally {
      free.release();
    }
    if (progress.batches() > 0) {
      settings.report(progress);
    }
    return answers;
  }

  private List<Answer> run(List<Window> windows, List<Progress> runs) {
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
    List<Answer> answers = new ArrayList<>(windows.size());
    long tokens = 0;
    for (int row = 0; row < windows.size(); row++) {
      Window window = windows.get(row);
      tokens += window.length();
      answers.add(
          Answer.of(logits.copy(row, settings.frame().before(), window.to() - window.from())));
    }
    long padding = (long) batch.rows() * batch.columns() - tokens;
    runs.add(new Progress(0, windows.size(), tokens, padding, 1));
    return answers;
  }
}
