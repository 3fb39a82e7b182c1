package io.ner4j.onnx.runtime;

import io.ner4j.NerModelException;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.OnnxGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the numbers are that a graph answers for the labels of a token, by its last operator. */
enum ScoreKind {
  /** Any numbers: softmax makes probabilities of them. Log-softmax changes nothing about that. */
  LOGITS,

  /** Softmax was applied. */
  PROBABILITIES,

  /** Sigmoid was applied: each label has a probability of its own. */
  SIGMOID,

  /** The graph does not tell. */
  UNKNOWN;

  /** Operators that leave the scores of a token as they are, or change only their type. */
  private static final Set<String> PASSING =
      Set.of("Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Slice");

  /** Operators that a linear layer ends with. */
  private static final Set<String> LINEAR =
      Set.of("Add", "MatMul", "Gemm", "FusedMatMul", "MatMulNBits", "MatMulIntegerToFloat");

  /** Rows of probabilities add up to one but for rounding. */
  private static final float ROUNDING = 1e-3f;

  /** The same in sixteen bits. */
  private static final float COARSE_ROUNDING = 0.05f;

  /** Follows an output back to the operator that makes its numbers. */
  static ScoreKind of(OnnxGraph graph, String output) {
    Map<String, GraphNode> producers = new HashMap<>();
    graph.nodes().forEach(node -> node.outputs().forEach(name -> producers.put(name, node)));
    GraphNode node = producers.get(output);
    while (node != null && PASSING.contains(node.operator())) {
      node = producers.get(node.input(0));
    }
    return node == null ? UNKNOWN : of(node);
  }

  private static ScoreKind of(GraphNode node) {
    String operator = node.operator();
    if (operator.equals("Softmax")) {
      return PROBABILITIES;
    }
    if (operator.equals("Sigmoid")) {
      return SIGMOID;
    }
    return LINEAR.contains(operator) || operator.equals("LogSoftmax") ? LOGITS : UNKNOWN;
  }

  /**
   * Checks it against scores that the model answers.
   *
   * @param scores the scores of many unlike tokens
   * @param labels how many each has
   * @return logits or probabilities
   * @throws NerModelException if the scores are neither
   */
  ScoreKind confirm(float[] scores, int labels, Object file) {
    if (labels < 2 || this == LOGITS) {
      return LOGITS;
    }
    if (this == SIGMOID) {
      throw refuse(file, "Sigmoid, which takes each label by itself");
    }
    boolean distributions = distributions(scores, labels);
    if (this == PROBABILITIES && !distributions) {
      throw refuse(file, "a Softmax over something else than the labels");
    }
    return distributions ? PROBABILITIES : LOGITS;
  }

  private static NerModelException refuse(Object file, String found) {
    return new NerModelException(
        "expected %s to answer logits, or probabilities of the labels of each token, but it ends in %s; export the logits before it"
            .formatted(file, found));
  }

  /** Whether each row is made of shares of one. */
  private boolean distributions(float[] scores, int labels) {
    boolean proved = this == PROBABILITIES;
    float tolerance = proved ? COARSE_ROUNDING : ROUNDING;
    for (int row = 0; row < scores.length; row += labels) {
      double sum = 0;
      for (int i = row; i < row + labels; i++) {
        // Softmax leaves every label a share; logits that happen to be zeros and a one are none.
        boolean share = proved ? scores[i] >= 0 : scores[i] > 0;
        if (!share || scores[i] > 1 + tolerance) {
          return false;
        }
        sum += scores[i];
      }
      if (!(Math.abs(sum - 1) <= tolerance)) {
        return false;
      }
    }
    return scores.length > 0;
  }

  /** Makes logits of probabilities, in place: softmax of them is the probabilities again. */
  static float[] logits(float[] probabilities) {
    for (int i = 0; i < probabilities.length; i++) {
      // NaN stays, so that it is told.
      float share = probabilities[i];
      probabilities[i] = (float) Math.log(share < Float.MIN_NORMAL ? Float.MIN_NORMAL : share);
    }
    return probabilities;
  }
}
