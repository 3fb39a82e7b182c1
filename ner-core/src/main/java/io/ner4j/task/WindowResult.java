package io.ner4j.task;

import io.ner4j.NerException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the model says of a window: scores, or why there are none. */
public final class WindowResult {

  private final float @Nullable [] logits;
  private final @Nullable Throwable failure;

  private WindowResult(float @Nullable [] logits, @Nullable Throwable failure) {
    this.logits = logits;
    this.failure = failure;
  }

  public static WindowResult of(float[] logits) {
    return new WindowResult(logits, null);
  }

  public static WindowResult failed(Throwable failure) {
    return new WindowResult(null, failure);
  }

  /**
   * The scores of the window, as its model gives them.
   *
   * @throws NerException that names the text, if there are none
   */
  public float[] logits() {
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
    return Objects.requireNonNull(logits, "logits");
  }
}
