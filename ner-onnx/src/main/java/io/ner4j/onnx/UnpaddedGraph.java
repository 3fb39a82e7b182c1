package io.ner4j.onnx;

import java.nio.file.Path;
import java.util.Set;

/**
 * A graph that computes nothing for padding. Besides the inputs of the graph that it was made of,
 * it has four of int32, where T is the number of tokens of a batch without its padding, and rows
 * and columns are those of {@link AttentionRows}: {@link #KEPT} {@code [T]}, {@link #HEADS} {@code
 * [rows, heads, columns]}, {@link #KEPT_HEADS} {@code [T, heads]} and {@link #SEQUENCES} {@code
 * [rows, columns]}. It answers {@code [1, T, labels]}.
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
   * Where among the heads of all tokens each head of each place in rows is; what is left over at
   * the end of a row takes those of the first token, and no sequence attends to it.
   */
  static final String HEADS = "ner4j_heads";

  /** Where in {@code [rows, heads, columns]} each head of each token is. */
  static final String KEPT_HEADS = "ner4j_kept_heads";

  /** The number of the sequence that each place in rows belongs to, or 0 for what is left over. */
  static final String SEQUENCES = "ner4j_sequences";

  private static final Set<String> ADDED = Set.of(KEPT, HEADS, KEPT_HEADS, SEQUENCES);

  /** Whether an input was added to those of the original. */
  static boolean isAdded(String input) {
    return ADDED.contains(input);
  }
}
