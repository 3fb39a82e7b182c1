package io.ner4j;

/**
 * Whether the layout of a text counts: line breaks, tabs, tables, fields and markup.
 *
 * <pre>{@code
 * NerPipeline.builder(tokenizer, model).layout(Layout.AUTO).build()
 *     .extract("Siemens AG\n\nDeutsche Bank AG"); // two organisations
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Layout {
  /**
   * Finds borders that no entity crosses, such as blank lines, lines of a list, cells of a table
   * and HTML tags. Where a border is, the model may read a mark or blanks instead of what stands
   * there. Offsets are those of the caller's text. An entity needs a letter or a digit.
   */
  AUTO,
  /** The model reads the text as it is. */
  NONE
}
