package io.ner4j;

import java.io.Serial;

/** A text is refused, or a file of tags cannot be read. */
public final class NerInputException extends NerException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was expected, what was found, and how to fix it
   */
  public NerInputException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what was expected, what was found, and how to fix it
   * @param cause what was thrown underneath
   */
  public NerInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
