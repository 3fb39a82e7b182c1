package io.ner4j;

import java.io.Serial;

/**
 * A run failed: the tokenizer or the model threw, or gave an invalid answer.
 *
 * <pre>{@code
 * try {
 *   ner.extract(text);
 * } catch (NerInferenceException e) {
 *   System.err.println(e.getMessage()); // the pipeline can go on with the next text
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class NerInferenceException extends NerException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was expected, what was found, and how to fix it
   */
  public NerInferenceException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what was expected, what was found, and how to fix it
   * @param cause what was thrown underneath
   */
  public NerInferenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
