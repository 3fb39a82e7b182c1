package io.ner4j.spi;

import java.util.List;

/**
 * Cuts texts into the tokens that a model was trained on.
 *
 * <p>Implementations are safe for use by many threads. The pipeline owns its tokenizer and closes
 * it, once, after the last call.
 *
 * <pre>{@code
 * class Whole implements Tokenizer {
 *   @Override
 *   public List<Encoding> encode(List<String> texts) {
 *     return texts.stream().map(Whole::encoded).toList();
 *   }
 *
 *   private static Encoding encoded(String text) {
 *     Encoding.Builder tokens = Encoding.builder().special(1);
 *     return (text.isBlank() ? tokens : tokens.token(3, 0, text.length(), 0)).special(2).build();
 *   }
 *
 *   @Override
 *   public int padId() {
 *     return 0;
 *   }
 *
 *   @Override
 *   public void close() {}
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface Tokenizer extends AutoCloseable {

  /**
   * Encodes texts, each by itself, never truncated and never padded. The special tokens that the
   * model expects frame each text: all of them stand before the first or after the last piece of
   * text.
   *
   * <p>Texts come without unpaired surrogates. Tokens are in the order of the text, their offsets
   * count UTF-16 code units of it.
   *
   * @param texts any number of texts, none null
   * @return one encoding for each text, in the same order
   */
  List<Encoding> encode(List<String> texts);

  /**
   * Returns the id of the token that fills short rows of a batch.
   *
   * @return the vocabulary id of the padding token
   */
  int padId();

  /** Frees what the tokenizer holds. */
  @Override
  void close();
}
