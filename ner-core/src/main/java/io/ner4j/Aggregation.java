package io.ner4j;

/**
 * How the scores of tokens become labels of words, with the meaning of transformers' {@code
 * aggregation_strategy}.
 *
 * <p>A token is a piece of a word; a word is what the tokenizer's pre-tokenizer calls one, or, for
 * {@link NerPipeline#extractWords}, what the caller does.
 */
public enum Aggregation {
  /** Every token that is not outside is an entity by itself, its type being the raw label. */
  NONE,
  /** Neighbouring tokens are joined by their labels; an entity may be a part of a word. */
  SIMPLE,
  /** A word has the label of its first token: what most models are trained for. The default. */
  FIRST,
  /** A word has the likeliest label by the mean of its tokens' scores. */
  AVERAGE,
  /** A word has the label of the token that is surest of its label. */
  MAX;

  /**
   * Whether whole words, and not tokens, are labelled.
   *
   * @return true for {@link #FIRST}, {@link #AVERAGE} and {@link #MAX}
   */
  public boolean wholeWords() {
    return this == FIRST || this == AVERAGE || this == MAX;
  }
}
