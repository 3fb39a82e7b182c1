package io.ner4j.onnx;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is added to the scores of attention so that nobody attends to padding, and to nothing
 * else: it is made of attention_mask alone, and no place is compared with another. For one thread.
 */
final class PaddingMasks {

  private static final Set<String> HARMLESS =
      Set.of(
          "Add",
          "And",
          "Cast",
          "Concat",
          "Constant",
          "ConstantOfShape",
          "Div",
          "Equal",
          "Expand",
          "Flatten",
          "Gather",
          "Identity",
          "Mul",
          "Not",
          "Range",
          "Reshape",
          "Slice",
          "Squeeze",
          "Sub",
          "Unsqueeze",
          "Where");

  private final OnnxGraph graph;
  private final GraphShapes shapes;
  private final Map<String, GraphNode> makers = new HashMap<>();

  PaddingMasks(OnnxGraph graph, GraphShapes shapes) {
    this.graph = graph;
    this.shapes = shapes;
    for (GraphNode node : graph.nodes()) {
      node.outputs().forEach(output -> makers.put(output, node));
    }
  }

  boolean contains(String tensor) throws IOException {
    Set<String> origins = new HashSet<>();
    return collect(tensor, origins) && origins.contains(UnpaddedGraph.MASK);
  }

  /** The element type of a mask, or of what it chooses from. */
  long type(String tensor) throws IOException {
    String name = tensor;
    Set<String> seen = new HashSet<>();
    while (seen.add(name)) {
      GraphTensor initializer = graph.initializers().get(name);
      if (initializer != null) {
        return initializer.type();
      }
      GraphNode maker = makers.get(name);
      if (maker == null) {
        break;
      }
      Optional<GraphTensor> value = maker.tensor("value");
      if (value.isPresent()) {
        return value.get().type();
      }
      if (maker.attributes().containsKey("value_float")) {
        return GraphTensor.FLOAT;
      }
      if (maker.operator().equals("Cast")) {
        return maker.number("to", 0);
      }
      name = maker.input(maker.operator().equals("Where") ? 1 : 0);
    }
    return 0;
  }

  /** Collects the tensors that one is made of; answers whether all is harmless that makes it. */
  private boolean collect(String tensor, Set<String> seen) throws IOException {
    if (tensor.isEmpty() || !seen.add(tensor) || graph.initializers().containsKey(tensor)) {
      return true;
    }
    GraphNode maker = makers.get(tensor);
    if (maker == null) {
      return tensor.equals(UnpaddedGraph.MASK);
    }
    if (maker.operator().equals("Shape")) {
      return true;
    }
    if (!HARMLESS.contains(maker.operator()) && !isAlwaysTrue(maker)) {
      return false;
    }
    for (String input : maker.inputs()) {
      if (!collect(input, seen)) {
        return false;
      }
    }
    return true;
  }

  /** Whether places are asked whether they are not negative. */
  private boolean isAlwaysTrue(GraphNode node) throws IOException {
    return node.operator().equals("GreaterOrEqual")
        && shapes.numbers(node.input(1)).equals(List.of(0L));
  }
}
