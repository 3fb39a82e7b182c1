package io.ner4j;

import java.io.Serial;

/**
 * A model cannot be loaded: its files, the native libraries or the device are not usable. Thrown
 * while a pipeline is made.
 *
 * <pre>{@code
 * try (NerPipeline ner = NerPipeline.builder(tokenizer, model).build()) {
 *   ner.extract(text);
 * } catch (NerModelException e) {
 *   System.err.println(e.getMessage()); // what was expected, what was found, how to fix it
 * }
 * }</pre>
 *
 * @since 0.1.0
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
