package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.MaskWindow;
import java.util.List;
import java.util.Optional;

/** Writes nodes that hide what is no part of a sequence, or far from the query. For one thread. */
final class MaskWriter {

  private static final String PREFIX = NodeWriter.PREFIX;

  private final NodeWriter out;

  MaskWriter(NodeWriter out) {
    this.out = out;
  }

  /**
   * Hides what stands behind a sequence from its tokens, and what is hidden in the file because it
   * is far away.
   */
  void mask(AttentionRules.Masking masking, String output) {
    String scores = masking.scores();
    String hidden = UnpaddedGraph.HIDDEN;
    Optional<MaskWindow> window = masking.hiding().window();
    if (window.isPresent()) {
      float far = (float) masking.hiding().far();
      String near = near(window.get());
      if (masking.replaced()) {
        String number = typed(out.number(far), masking.type());
        scores = out.make(PREFIX + "near_" + output, "Where", near, scores, number);
      } else {
        String number = out.number(far);
        String nearOnly = out.make(near + "_" + number, "Where", near, out.number(0), number);
        hidden = out.make(nearOnly + "_of_text", "Add", nearOnly, UnpaddedGraph.HIDDEN);
      }
    }
    out.add(GraphNode.of("Add", List.of(scores, typed(hidden, masking.type())), output));
  }

  /** The same tensor of fp32 in another type. */
  String typed(String tensor, long type) {
    return type == GraphTensor.FLOAT ? tensor : out.cast(tensor, type);
  }

  /** Which keys are near which queries, {@code [1, 1, sequence, sequence]}. */
  private String near(MaskWindow window) {
    String name = PREFIX + "near_" + (long) window.least() + "_" + (long) window.most();
    String length = out.make(PREFIX + "length_number", "Squeeze", out.length());
    String from = out.constant("zero", GraphTensor.INT64, List.of(), List.of(0L));
    String by = out.constant("one", GraphTensor.INT64, List.of(), List.of(1L));
    String places = out.make(PREFIX + "all_places", "Range", from, length, by);
    String queries = out.make(PREFIX + "queries", "Reshape", places, out.vector(1L, 1L, -1L, 1L));
    String distance = out.make(PREFIX + "distance", "Sub", queries, places);
    // Opset 11 has no operator for "or equal".
    String notBefore = "";
    if (!Double.isInfinite(window.least())) {
      notBefore = out.make(name + "_least", "Greater", distance, bound(window.least() - 1));
    }
    if (Double.isInfinite(window.most())) {
      return notBefore;
    }
    String notBehind = out.make(name + "_most", "Less", distance, bound(window.most() + 1));
    return notBefore.isEmpty() ? notBehind : out.make(name, "And", notBefore, notBehind);
  }

  private String bound(double number) {
    return out.constant(
        "bound_" + (long) number, GraphTensor.INT64, List.of(), List.of((long) number));
  }
}
