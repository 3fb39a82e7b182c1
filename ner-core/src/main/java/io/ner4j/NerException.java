package io.ner4j;

import java.io.Serial;

/**
 * A failure of ner4j that is not a programming error. Its subclasses say where.
 *
 * <pre>{@code
 * try (NerPipeline ner = NerPipeline.builder(tokenizer, model).build()) {
 *   ner.extract(text);
 * } catch (NerInputException e) {
 *   System.err.println("bad text: " + e.getMessage());
 * } catch (NerException e) {
 *   System.err.println("ner4j failed: " + e.getMessage());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
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
