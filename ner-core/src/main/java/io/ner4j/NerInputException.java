package io.ner4j;

import java.io.Serial;

/**
 * A text is refused, or a file of tags cannot be read.
 *
 * <pre>{@code
 * try (NerPipeline ner =
 *     NerPipeline.builder(tokenizer, model).longText(LongText.REFUSE).build()) {
 *   ner.extract(text);
 * } catch (NerInputException e) {
 *   System.err.println(e.getMessage()); // how long the text is, and what the model reads
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
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
