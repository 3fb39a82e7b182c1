package io.ner4j;

import java.io.Serial;

/** A failure of ner4j that is not a programming error. Its subclasses say where. */
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
