package io.ner4j.task;

import io.ner4j.NerException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the model says of a window: scores, or why there are none. */
public final class Answer {

  private final float @Nullable [] logits;
  private final @Nullable Throwable failure;

  private Answer(float @Nullable [] logits, @Nullable Throwable failure) {
    this.logits = logits;
    this.failure = failure;
  }

  public static Answer of(float[] logits) {
    return new Answer(logits, null);
  }

  public static Answer failed(Throwable failure) {
    return new Answer(null, failure);
  }

  /**
   * The logits of the window's tokens, {@code [to - from, labels]}.
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
