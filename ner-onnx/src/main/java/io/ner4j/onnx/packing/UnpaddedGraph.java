package io.ner4j.onnx.packing;

import java.nio.file.Path;
import java.util.Set;

/**
 * A graph that computes nothing for padding. Besides the inputs of the graph that it was made of,
 * it has four more. Three are of int32: {@link #KEPT} {@code [T]}, {@link #HEADS} {@code [batch,
 * heads, sequence]} and {@link #KEPT_HEADS} {@code [T, heads]}. One is of fp32, {@link #HIDDEN}
 * {@code [batch, 1, 1, sequence]}. T is the number of tokens of a batch without its padding. It
 * answers {@code [1, T, labels]}.
 *
 * @param model the ONNX file
 * @param folder where the weights lie that the file refers to
 * @param heads heads of attention
 * @param parts 3 if queries, keys and values are one tensor, else 1
 */
public @SuppressWarnings("ArrayRecordComponent") // Made once, and handed to ONNX Runtime alone.
record UnpaddedGraph(byte[] model, Path folder, int heads, int parts) {

  static final String IDS = "input_ids";
  static final String MASK = "attention_mask";

  /** Where in the matrix of batch and sequence each token is. */
  static final String KEPT = "ner4j_kept";

  /**
   * Where among the heads of all tokens each head of each place in the batch is. The places behind
   * a sequence take those of its own first token, so that no sequence ever meets another.
   */
  static final String HEADS = "ner4j_heads";

  /** Where in {@code [batch, heads, sequence]} each head of each token is. */
  static final String KEPT_HEADS = "ner4j_kept_heads";

  /** What is added to scores: 0 for a token, and what hides it for a place behind a sequence. */
  static final String HIDDEN = "ner4j_hidden";

  private static final Set<String> ADDED = Set.of(KEPT, HEADS, KEPT_HEADS, HIDDEN);

  /** Whether an input was added to those of the original. */
  public static boolean isAdded(String input) {
    return ADDED.contains(input);
  }
}
