package io.ner4j;

/**
 * How texts longer than the model are handled.
 *
 * <pre>{@code
 * NerPipeline.builder(tokenizer, model).longText(LongText.REFUSE).build();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum LongText {
  /** The text is read to its end, in overlapping windows. The default. */
  WINDOWS,
  /** The first window is read, and the rest of the text is ignored. */
  TRUNCATE,
  /** The call throws {@link NerInputException}. */
  REFUSE
}
