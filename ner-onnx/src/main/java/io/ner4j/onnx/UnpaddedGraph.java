package io.ner4j.onnx;

import java.nio.file.Path;

/**
 * A graph that computes nothing for padding. Besides the inputs of the graph that it was made of,
 * it has three of int32, where T is the number of tokens of a batch without its padding: {@link
 * #KEPT} {@code [T]}, {@link #HEADS} {@code [batch, heads, sequence]} and {@link #KEPT_HEADS}
 * {@code [T, heads]}. It answers {@code [1, T, labels]}.
 *
 * @param model the ONNX file
 * @param folder where the weights lie that the file refers to
 * @param heads heads of attention
 * @param parts 3 if queries, keys and values are one tensor, else 1
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, and handed to ONNX Runtime alone.
record UnpaddedGraph(byte[] model, Path folder, int heads, int parts) {

  static final String IDS = "input_ids";
  static final String MASK = "attention_mask";

  /** Where in the matrix of batch and sequence each token is. */
  static final String KEPT = "ner4j_kept";

  /**
   * Where among the heads of all tokens each head of each place of that matrix is; padding takes
   * those of its row's last token, and nobody attends to it.
   */
  static final String HEADS = "ner4j_heads";

  /** Where in {@code [batch, heads, sequence]} each head of each token is. */
  static final String KEPT_HEADS = "ner4j_kept_heads";

  /** Whether an input was added to those of the original. */
  static boolean isAdded(String input) {
    return input.equals(KEPT) || input.equals(HEADS) || input.equals(KEPT_HEADS);
  }
}
