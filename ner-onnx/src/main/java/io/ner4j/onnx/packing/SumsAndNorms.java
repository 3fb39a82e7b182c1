package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds sums that are normalised at once. For one thread. */
final class SumsAndNorms {

  private final GraphShapes shapes;
  private final Map<String, TensorKind> kinds;

  SumsAndNorms(GraphShapes shapes, Map<String, TensorKind> kinds) {
    this.shapes = shapes;
    this.kinds = kinds;
  }

  /**
   * A normalisation and the sum that it normalises, as one, where they are. ONNX Runtime does the
   * same where it can tell the shapes; its normalisation by itself is several times as slow.
   */
  GraphNode together(GraphNode node) {
    Optional<GraphNode> sum = shapes.onlyMaker(node.input(0), "Add");
    Optional<GraphTensor> scale =
        shapes
            .initializer(node.input(1))
            .filter(s -> s.type() == GraphTensor.FLOAT || s.type() == GraphTensor.FLOAT16);
    boolean known =
        node.inputs().size() == 3
            && scale.isPresent()
            && sum.isPresent()
            && sum.get().inputs().stream().map(kinds::get).allMatch(isWide(scale.get().shape()));
    if (!known) {
      return node;
    }
    List<String> inputs = new ArrayList<>(sum.get().inputs());
    inputs.addAll(node.inputs().subList(1, 3));
    Map<String, byte[]> attributes = new HashMap<>(node.attributes());
    attributes.keySet().retainAll(Set.of("epsilon"));
    return new GraphNode(
        node.name(),
        "SkipLayerNormalization",
        GraphNode.ONNX_RUNTIME,
        inputs,
        node.outputs(),
        attributes);
  }

  private static Predicate<TensorKind> isWide(List<Long> shape) {
    return kind ->
        kind instanceof OfTokens tokens
            && tokens.rank() == 3
            && shape.equals(List.of(tokens.width()));
  }
}
