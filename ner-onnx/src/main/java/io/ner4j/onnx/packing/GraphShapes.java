package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.packing.TensorKinds.AnswerOfHeads;
import io.ner4j.onnx.packing.TensorKinds.Constant;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Heads;
import io.ner4j.onnx.packing.TensorKinds.OfTokens;
import io.ner4j.onnx.packing.TensorKinds.Scores;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells shapes that a graph computes or holds, as far as they can be told without running it. For
 * one thread.
 */
final class GraphShapes {

  /** No graph computes a shape in more steps. */
  private static final int DEEPEST = 32;

  private final OnnxGraph graph;
  private final Map<String, TensorKind> kinds;
  private final Map<String, GraphNode> makers = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  GraphShapes(OnnxGraph graph, Map<String, TensorKind> kinds) {
    this.graph = graph;
    this.kinds = kinds;
    for (GraphNode node : graph.nodes()) {
      node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
    }
  }

  /** Takes notice of a node, which may be asked for later. */
  void add(GraphNode node) {
    node.outputs().forEach(output -> makers.put(output, node));
  }

  /** The node that makes a tensor which nobody else takes. */
  Optional<GraphNode> onlyMaker(String tensor, String operator) {
    return Optional.ofNullable(makers.get(tensor))
        .filter(maker -> maker.operator().equals(operator) && uses.getOrDefault(tensor, 0) == 1);
  }

  /** A constant tensor, also where weights that are alike were made one. */
  Optional<GraphTensor> initializer(String tensor) {
    String name = tensor;
    for (int step = 0; step < DEEPEST; step++) {
      GraphNode maker = makers.get(name);
      if (maker == null || !maker.operator().equals("Identity")) {
        break;
      }
      name = maker.input(0);
    }
    return Optional.ofNullable(graph.initializers().get(name));
  }

  /** The shape of a constant tensor. */
  Optional<List<Long>> ofConstant(String tensor) {
    return kinds.get(tensor) instanceof Constant constant ? constant.shape() : Optional.empty();
  }

  /** The shape of what a node makes of constants, where that is told easily. */
  Optional<List<Long>> ofConstant(GraphNode node) throws IOException {
    return switch (node.operator()) {
      case "Constant" ->
          node.attributes().containsKey("value_float")
              ? Optional.of(List.of())
              : node.tensor("value").map(GraphTensor::shape);
      case "Cast", "DequantizeLinear", "Identity", "Reciprocal", "Sqrt" ->
          ofConstant(node.input(0));
      case "Div", "Mul" -> ofConstant(node.input(0)).flatMap(a -> ofPair(a, node.input(1)));
      case "Transpose" -> ofConstant(node.input(0)).flatMap(shape -> transposed(node, shape));
      default -> Optional.empty();
    };
  }

  /** The shape of what is computed of two constants, one of which is a number. */
  private Optional<List<Long>> ofPair(List<Long> one, String other) {
    return ofConstant(other)
        .map(shape -> shape.size() > one.size() ? List.of(one, shape) : List.of(shape, one))
        .filter(pair -> pair.get(0).stream().allMatch(size -> size == 1))
        .map(pair -> pair.get(1));
  }

  private static Optional<List<Long>> transposed(GraphNode node, List<Long> shape) {
    if (shape.size() != 2 || node.attributes().isEmpty()) {
      return Optional.empty();
    }
    List<Long> reversed = new ArrayList<>(shape);
    Collections.reverse(reversed);
    return Optional.of(reversed);
  }

  /** The numbers of a tensor that is the target of a Reshape; 0 there stands for what was. */
  List<Long> target(String tensor) throws IOException {
    List<Long> target = new ArrayList<>(numbers(tensor));
    for (int i = 0; i < target.size(); i++) {
      if (target.get(i) == 0) {
        target.set(i, i == 0 ? GraphSize.BATCH : i == 1 ? GraphSize.SEQUENCE : GraphSize.UNKNOWN);
      }
    }
    return target;
  }

  /** Whether a shape begins with batch and sequence. */
  static boolean isRows(List<Long> target) {
    return (target.get(0) == GraphSize.BATCH || target.get(0) == GraphSize.REST)
        && (target.get(1) == GraphSize.SEQUENCE || target.get(1) == GraphSize.REST)
        && target.stream().filter(size -> size == GraphSize.REST).count() <= 1;
  }

  /** The numbers of a tensor, as far as they are known. */
  List<Long> numbers(String tensor) throws IOException {
    return numbers(tensor, 0);
  }

  private List<Long> numbers(String tensor, int depth) throws IOException {
    GraphTensor initializer = graph.initializers().get(tensor);
    if (initializer != null) {
      return initializer.numbers().orElse(List.of(GraphSize.UNKNOWN));
    }
    GraphNode maker = makers.get(tensor);
    if (maker == null || depth > DEEPEST) {
      return List.of(GraphSize.UNKNOWN);
    }
    return switch (maker.operator()) {
      case "Constant" ->
          maker.tensor("value").flatMap(GraphTensor::numbers).orElse(List.of(GraphSize.UNKNOWN));
      case "Cast", "Identity", "Reshape", "Squeeze", "Unsqueeze" ->
          numbers(maker.input(0), depth + 1);
      case "Concat" -> {
        List<Long> all = new ArrayList<>();
        for (String input : maker.inputs()) {
          all.addAll(numbers(input, depth + 1));
        }
        yield all;
      }
      case "Gather" ->
          KnownNumbers.picked(
              numbers(maker.input(0), depth + 1), numbers(maker.input(1), depth + 1));
      case "Shape" -> {
        List<Long> shape = shapeOf(maker.input(0));
        yield KnownNumbers.part(shape, maker.number("start", 0), maker.number("end", shape.size()));
      }
      case "Slice" -> sliced(maker, depth);
      case "Add", "Div", "Mul", "Sub" ->
          isWhole(maker.input(0), depth) && isWhole(maker.input(1), depth)
              ? KnownNumbers.computed(
                  maker.operator(),
                  numbers(maker.input(0), depth + 1),
                  numbers(maker.input(1), depth + 1))
              : List.of(GraphSize.UNKNOWN);
      default -> List.of(GraphSize.UNKNOWN);
    };
  }

  /** Whether a known number has not become one that is divided otherwise. */
  private boolean isWhole(String tensor, int depth) throws IOException {
    GraphNode maker = makers.get(tensor);
    if (maker == null || graph.initializers().containsKey(tensor)) {
      return true;
    }
    if (maker.operator().equals("Cast")) {
      long type = maker.number("to", 0);
      return type == GraphTensor.INT32 || type == GraphTensor.INT64;
    }
    for (String input : maker.inputs()) {
      if (depth > DEEPEST || !isWhole(input, depth + 1)) {
        return maker.operator().equals("Shape");
      }
    }
    return true;
  }

  /** Whether a tensor is a constant number, and no vector of one. */
  boolean isNumber(String tensor) {
    return ofConstant(tensor).filter(List::isEmpty).isPresent();
  }

  /** How much a slice takes of the last dimension. One that cuts another is not known. */
  long slicedWidth(GraphNode node, int rank, long width) throws IOException {
    List<Long> from = numbers(node.input(1));
    List<Long> to = numbers(node.input(2));
    List<Long> axes = numbers(node.input(3));
    boolean known =
        from.size() == 1
            && to.size() == 1
            && from.get(0) >= 0
            && to.get(0) >= 0
            && (axes.equals(List.of(-1L)) || axes.equals(List.of(rank - 1L)))
            && (node.input(4).isEmpty() || numbers(node.input(4)).equals(List.of(1L)));
    if (!known || width <= 0) {
      throw TokenRules.unknown(node);
    }
    long start = Math.max(0, Math.min(width, from.get(0)));
    long end = Math.max(start, Math.min(width, to.get(0)));
    if (end == start) {
      throw TokenRules.unknown(node);
    }
    return end - start;
  }

  private List<Long> sliced(GraphNode slice, int depth) throws IOException {
    List<Long> from = numbers(slice.input(1), depth + 1);
    List<Long> to = numbers(slice.input(2), depth + 1);
    boolean simple =
        from.size() == 1
            && to.size() == 1
            && (slice.input(4).isEmpty() || numbers(slice.input(4), depth + 1).equals(List.of(1L)));
    return simple
        ? KnownNumbers.part(numbers(slice.input(0), depth + 1), from.get(0), to.get(0))
        : List.of(GraphSize.UNKNOWN);
  }

  /** The shape that a tensor had before the graph was rewritten. */
  List<Long> shapeOf(String tensor) {
    TensorKind kind = kinds.get(tensor);
    if (graph.inputs().contains(tensor) && !(kind instanceof Constant)) {
      return List.of(GraphSize.BATCH, GraphSize.SEQUENCE);
    } else if (kind instanceof OfTokens tokens) {
      return tokens.rank() == 2
          ? List.of(GraphSize.BATCH, GraphSize.SEQUENCE)
          : List.of(
              GraphSize.BATCH,
              GraphSize.SEQUENCE,
              tokens.width() > 0 ? tokens.width() : GraphSize.UNKNOWN);
    } else if (kind instanceof CutIntoHeads cut) {
      return cut.shape();
    } else if (kind instanceof AnswerOfHeads answer) {
      return List.of(
          GraphSize.BATCH,
          GraphSize.SEQUENCE,
          (long) answer.heads().heads(),
          answer.heads().width());
    } else if (kind instanceof Heads heads) {
      return List.of(GraphSize.BATCH, (long) heads.heads(), GraphSize.SEQUENCE, heads.width());
    } else if (kind instanceof Scores scores) {
      return List.of(
          GraphSize.BATCH, (long) scores.heads(), GraphSize.SEQUENCE, GraphSize.SEQUENCE);
    }
    return List.of(GraphSize.UNKNOWN);
  }
}
