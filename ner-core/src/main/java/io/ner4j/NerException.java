package io.ner4j;

import java.io.Serial;

/** What goes wrong in ner4j outside of programming errors. Its subclasses say where. */
public abstract sealed class NerException extends RuntimeException
    permits NerModelException, NerInferenceException, NerInputException, NerInterruptedException {

  @Serial private static final long serialVersionUID = 1L;

  NerException(String message) {
    super(message);
  }

  NerException(String message, Throwable cause) {
    super(message, cause);
  }
}
