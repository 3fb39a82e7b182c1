package io.ner4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the model says of a window: scores, or why there are none. */
final class Answer {

  private final float @Nullable [] logits;
  private final @Nullable Throwable failure;

  private Answer(float @Nullable [] logits, @Nullable Throwable failure) {
    this.logits = logits;
    this.failure = failure;
  }

  static Answer of(float[] logits) {
    return new Answer(logits, null);
  }

  static Answer failed(Throwable failure) {
    return new Answer(null, failure);
  }

  /**
   * The logits of the window's tokens, {@code [to - from, labels]}.
   *
   * @throws NerException that names the text, if there are none
   */
  float[] logits() {
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
    return Objects.requireNonNull(logits, "logits");
  }
}
