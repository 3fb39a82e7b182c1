package io.ner4j;

import java.io.Serial;

/**
 * A thread was interrupted while its text waited for the model. The text was taken out of the
 * queue; the thread's interrupt status is set.
 *
 * <pre>{@code
 * try {
 *   ner.extract(text);
 * } catch (NerInterruptedException e) {
 *   Thread.currentThread().isInterrupted(); // true
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class NerInterruptedException extends NerException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was interrupted
   * @param cause what was thrown underneath
   */
  public NerInterruptedException(String message, Throwable cause) {
    super(message, cause);
  }
}
