package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what hides padding from attention, and nothing else. What a graph computes is followed from
 * attention_mask on, without running it: for each tensor it is told what its number at a place
 * depends on. A mask is accepted only if that is the attention mask of the key there, and if it
 * leaves the scores of text as they are. So a mask that has to do with places, with queries, with
 * other inputs or with constants that differ from place to place is none. For one thread.
 */
final class PaddingMasks {

  /** What is this far below other scores gets no share, in fp16 too. */
  private static final double HIDDEN = -1000;

  /** No graph computes a mask in more steps. */
  private static final int MAX_DEPTH = 256;

  /** Scores have a dimension each for batch, heads, queries and keys. */
  private static final int RANK = 4;

  private final OnnxGraph graph;
  private final GraphShapes shapes;
  private final Map<String, GraphNode> makers = new HashMap<>();
  private final Map<String, Optional<MaskTensor>> known = new HashMap<>();

  PaddingMasks(OnnxGraph graph, GraphShapes shapes) {
    this.graph = graph;
    this.shapes = shapes;
    for (GraphNode node : graph.nodes()) {
      node.outputs().forEach(output -> makers.put(output, node));
    }
  }

  /** Whether a tensor hides padding, and nothing else, by being added to scores. */
  boolean isAdded(String tensor) throws IOException {
    return ofKey(tensor).filter(key -> key.kept() == 0 && key.padding() <= HIDDEN).isPresent();
  }

  /** Whether a tensor is a condition that is true for text and false for padding. */
  boolean isTrueForText(String tensor) throws IOException {
    return ofKey(tensor).filter(key -> key.kept() != 0 && key.padding() == 0).isPresent();
  }

  /** Whether a tensor is a condition that is true for padding and false for text. */
  boolean isTrueForPadding(String tensor) throws IOException {
    return ofKey(tensor).filter(key -> key.kept() == 0 && key.padding() != 0).isPresent();
  }

  /** Whether scores are hidden where they become this number. */
  boolean hides(String number) throws IOException {
    return tensor(number, 0)
        .filter(MaskTensor::isUniform)
        .map(tensor -> tensor.cell(0))
        .filter(cell -> cell instanceof MaskCell.Constant lowest && lowest.value() <= HIDDEN)
        .isPresent();
  }

  /** The element type of a tensor that is known, else 0. */
  long type(String tensor) throws IOException {
    return tensor(tensor, 0).map(MaskTensor::type).orElse(0L);
  }

  /** What depends on the attention mask of a key, for scores of each head, query and key. */
  private Optional<MaskCell.OfKey> ofKey(String name) throws IOException {
    Optional<MaskTensor> tensor = tensor(name, 0);
    if (tensor.isEmpty()
        || tensor.get().shape().size() != RANK
        || !tensor.get().isUniform()
        || !(tensor.get().cell(0) instanceof MaskCell.OfKey key)) {
      return Optional.empty();
    }
    List<List<Long>> shape = tensor.get().shape();
    boolean ofScores =
        shape.get(0).equals(List.of(GraphShapes.BATCH))
            && shape.get(RANK - 1).equals(List.of(GraphShapes.SEQUENCE))
            && key.row() == 0
            && key.key() == tensor.get().firstAxis(RANK - 1);
    return ofScores ? Optional.of(key) : Optional.empty();
  }

  private Optional<MaskTensor> tensor(String name, int depth) throws IOException {
    if (!known.containsKey(name)) {
      // A tensor that is made of itself is unknown.
      known.put(name, Optional.empty());
      known.put(name, depth > MAX_DEPTH ? Optional.empty() : read(name, depth));
    }
    return known.getOrDefault(name, Optional.empty());
  }

  private Optional<MaskTensor> read(String name, int depth) throws IOException {
    GraphTensor initializer = graph.initializers().get(name);
    if (initializer != null) {
      return initializer.constant();
    }
    GraphNode maker = makers.get(name);
    if (maker == null) {
      return name.equals(UnpaddedGraph.MASK) ? Optional.of(mask()) : Optional.empty();
    }
    if (!maker.domain().isEmpty() && !maker.domain().equals("ai.onnx")) {
      return Optional.empty();
    }
    return switch (maker.operator()) {
      case "Constant" -> maker.constant();
      case "Shape" -> sizes(maker, depth);
      default -> made(maker, depth);
    };
  }

  private Optional<MaskTensor> made(GraphNode node, int depth) throws IOException {
    if (node.outputs().size() != 1 || !MaskOperators.isKnown(node)) {
      return Optional.empty();
    }
    List<MaskTensor> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      Optional<MaskTensor> tensor = tensor(input, depth + 1);
      if (tensor.isEmpty()) {
        return Optional.empty();
      }
      inputs.add(tensor.get());
    }
    return MaskOperators.of(node, inputs);
  }

  /** The input: for each row and place, a number that is 1 for text and 0 for padding. */
  private static MaskTensor mask() {
    return new MaskTensor(
        GraphTensor.INT64,
        List.of(List.of(GraphShapes.BATCH), List.of(GraphShapes.SEQUENCE)),
        List.of(new MaskCell.OfKey(0, 1, 1, 0)));
  }

  private Optional<MaskTensor> sizes(GraphNode node, int depth) throws IOException {
    List<Long> shape = shapes.shapeOf(node.input(0));
    MaskTensor sizes =
        MaskTensor.vector(GraphTensor.INT64, shape.stream().map(PaddingMasks::size).toList());
    if (shape.contains(GraphShapes.UNKNOWN)) {
      Optional<MaskTensor> of = tensor(node.input(0), depth + 1);
      if (of.isEmpty()) {
        return Optional.empty();
      }
      sizes = of.get().sizes();
    }
    double start = (double) node.number("start", 0);
    double end = (double) node.number("end", Integer.MAX_VALUE);
    return Optional.of(MaskDimensions.part(sizes, start, end));
  }

  private static MaskCell size(long size) {
    return size == GraphShapes.BATCH || size == GraphShapes.SEQUENCE
        ? new MaskCell.Size(size)
        : new MaskCell.Constant(size);
  }
}
