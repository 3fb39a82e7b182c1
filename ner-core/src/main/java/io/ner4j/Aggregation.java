package io.ner4j;

/**
 * How token scores become word labels, as in transformers' {@code aggregation_strategy}.
 *
 * <p>A token is a piece of a word; a word is what the tokenizer calls one, or, for {@link
 * NerPipeline#extractWords}, what the caller does. Tokenizers of Hugging Face's format whose words
 * only blanks part follow Unicode in scripts without blanks: each ideograph is a word.
 *
 * <pre>{@code
 * NerPipeline ner =
 *     NerPipeline.builder(tokenizer, model).aggregation(Aggregation.AVERAGE).build();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum Aggregation {
  /** Each token is an entity, with its raw label as type, unless it is outside. */
  NONE,
  /** Neighbouring tokens are joined by their labels; an entity may be a part of a word. */
  SIMPLE,
  /** A word has the label of its first token. Most models are trained for this. The default. */
  FIRST,
  /** A word has the likeliest label by the mean of its tokens' scores. */
  AVERAGE,
  /** A word has the label with the highest score of any of its tokens. */
  MAX;

  /**
   * Whether labels belong to whole words instead of tokens.
   *
   * @return true for {@link #FIRST}, {@link #AVERAGE} and {@link #MAX}
   */
  public boolean wholeWords() {
    return this == FIRST || this == AVERAGE || this == MAX;
  }
}
