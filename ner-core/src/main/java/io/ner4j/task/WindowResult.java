package io.ner4j.task;

import io.ner4j.NerException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the model says of a window: scores, or why there are none. */
public final class WindowResult {

  private final @Nullable WindowScores scores;
  private final @Nullable Throwable failure;

  private WindowResult(@Nullable WindowScores scores, @Nullable Throwable failure) {
    this.scores = scores;
    this.failure = failure;
  }

  public static WindowResult of(WindowScores scores) {
    return new WindowResult(scores, null);
  }

  public static WindowResult failed(Throwable failure) {
    return new WindowResult(null, failure);
  }

  /**
   * The scores of the window, as its model gives them.
   *
   * @throws NerException that names the text, if there are none
   */
  public WindowScores scores() {
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
    return Objects.requireNonNull(scores, "scores");
  }
}
