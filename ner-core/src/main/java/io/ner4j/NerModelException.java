package io.ner4j;

import java.io.Serial;

/**
 * A model cannot be loaded: its files, the native libraries or the device are not usable. Thrown
 * while a pipeline is made.
 */
public final class NerModelException extends NerException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was expected, what was found, and how to fix it
   */
  public NerModelException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what was expected, what was found, and how to fix it
   * @param cause what was thrown underneath
   */
  public NerModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
