package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import io.ner4j.onnx.graph.OnnxGraph;
import io.ner4j.onnx.packing.mask.Hiding;
import io.ner4j.onnx.packing.mask.MaskDimensions;
import io.ner4j.onnx.packing.mask.MaskOperators;
import io.ner4j.onnx.packing.mask.MaskWindows;
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

  /** What a tensor hides by being added to scores, if that is padding. */
  Optional<Hiding> added(String tensor) throws IOException {
    return ofScores(tensor)
        .filter(
            cell ->
                MaskWindows.near(cell) instanceof MaskCell.OfKey key
                    && key.kept() == 0
                    && key.padding() <= HIDDEN)
        .flatMap(cell -> Hiding.of(cell, number -> number <= HIDDEN));
  }

  /** What is hidden where a condition is false, if it is false for padding. */
  Optional<Hiding> trueForText(String tensor) throws IOException {
    return ofScores(tensor)
        .filter(
            cell ->
                MaskWindows.near(cell) instanceof MaskCell.OfKey key
                    && key.kept() != 0
                    && key.padding() == 0)
        .flatMap(cell -> Hiding.of(cell, number -> number == 0));
  }

  /** What is hidden where a condition is true, if it is true for padding. */
  Optional<Hiding> trueForPadding(String tensor) throws IOException {
    return ofScores(tensor)
        .filter(
            cell ->
                MaskWindows.near(cell) instanceof MaskCell.OfKey key
                    && key.kept() == 0
                    && key.padding() != 0)
        .flatMap(cell -> Hiding.of(cell, number -> number != 0));
  }

  /**
   * The shape of a tensor that is the same for each batch of one length, and of which a longer
   * batch only needs more. No number depends on more than the places along its axes. Its dimensions
   * are lists of axes, none of which is one of the batch that numbers depend on.
   */
  Optional<List<List<Long>>> placed(String name) throws IOException {
    Optional<MaskTensor> placed = tensor(name, 0).flatMap(MaskWindows::byPlace);
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    List<Long> axes = placed.get().axes();
    return ((MaskCell.ByPlace) placed.get().cell(0))
            .axes().stream().noneMatch(axis -> axes.get(axis) == GraphSize.BATCH)
        ? Optional.of(placed.get().shape())
        : Optional.empty();
  }

  /**
   * Whether a tensor has a number for each place of each sequence that depends on nothing but the
   * place and that sequence up to there.
   */
  boolean isOfText(String name) throws IOException {
    if (graph.inputs().contains(name)) {
      return true;
    }
    List<List<Long>> placed = placed(name).orElse(List.of());
    List<Long> sequence = List.of(GraphSize.SEQUENCE);
    if (!placed.isEmpty()) {
      return placed.size() <= 2 && placed.get(placed.size() - 1).equals(sequence);
    }
    return tensor(name, 0)
        .filter(of -> of.shape().equals(List.of(List.of(GraphSize.BATCH), sequence)))
        .filter(MaskTensor::isUniform)
        .map(of -> of.cell(0))
        .filter(cell -> cell instanceof MaskCell.OfKey || cell instanceof MaskCell.OfText)
        .filter(cell -> MaskWindows.byPlace(List.of(cell)).equals(new MaskCell.OfText(0, 1)))
        .isPresent();
  }

  /** A number, if scores are hidden where they become it. */
  Optional<Double> hidden(String number) throws IOException {
    return tensor(number, 0)
        .filter(MaskTensor::isUniform)
        .map(tensor -> tensor.cell(0))
        .filter(cell -> cell instanceof MaskCell.Constant lowest && lowest.value() <= HIDDEN)
        .map(cell -> ((MaskCell.Constant) cell).value());
  }

  /** The sizes that a vector names, as {@link GraphSize} counts them. */
  List<Long> sizes(String tensor) throws IOException {
    List<Long> sizes = shapes.numbers(tensor);
    if (!sizes.contains(GraphSize.UNKNOWN)) {
      return sizes;
    }
    return tensor(tensor, 0)
        .filter(vector -> vector.shape().size() == 1)
        .flatMap(MaskTensor::places)
        .map(cells -> cells.stream().map(PaddingMasks::size).toList())
        .orElse(sizes);
  }

  private static long size(MaskCell cell) {
    return cell instanceof MaskCell.Size size
        ? size.of()
        : cell instanceof MaskCell.Constant constant && constant.value() >= 0
            ? (long) constant.value()
            : GraphSize.UNKNOWN;
  }

  /** The element type of a tensor that is known, else 0. */
  long type(String tensor) throws IOException {
    return tensor(tensor, 0).map(MaskTensor::type).orElse(0L);
  }

  /** What is known of a tensor's numbers for scores of each head, query and key. */
  private Optional<MaskCell> ofScores(String name) throws IOException {
    Optional<MaskTensor> tensor = tensor(name, 0);
    if (tensor.isEmpty() || tensor.get().shape().size() != RANK || !tensor.get().isUniform()) {
      return Optional.empty();
    }
    MaskTensor mask = tensor.get();
    MaskCell cell = mask.cell(0);
    List<List<Long>> shape = mask.shape();
    boolean ofScores =
        shape.get(0).equals(List.of(GraphSize.BATCH))
            && shape.get(RANK - 1).equals(List.of(GraphSize.SEQUENCE))
            && isOfKeys(MaskWindows.near(cell), mask);
    if (ofScores && cell instanceof MaskCell.InWindow in) {
      ofScores =
          (in.far() instanceof MaskCell.Constant || isOfKeys(in.far(), mask))
              && shape.get(RANK - 2).equals(List.of(GraphSize.SEQUENCE))
              && in.window().axis() == mask.firstAxis(RANK - 2)
              && in.window().other() == mask.firstAxis(RANK - 1);
    }
    return ofScores ? Optional.of(cell) : Optional.empty();
  }

  private static boolean isOfKeys(MaskCell cell, MaskTensor mask) {
    return cell instanceof MaskCell.OfKey key
        && key.row() == 0
        && key.key() == mask.firstAxis(RANK - 1);
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
      return graph.inputs().contains(name) ? Optional.of(input(name)) : Optional.empty();
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

  /**
   * An input: for each row and place a number; that of attention_mask is 1 for text and 0 for
   * padding.
   */
  private static MaskTensor input(String name) {
    return new MaskTensor(
        GraphTensor.INT64,
        List.of(List.of(GraphSize.BATCH), List.of(GraphSize.SEQUENCE)),
        List.of(
            name.equals(UnpaddedGraph.MASK)
                ? new MaskCell.OfKey(0, 1, 1, 0)
                : new MaskCell.OfText(0, 1)));
  }

  private Optional<MaskTensor> sizes(GraphNode node, int depth) throws IOException {
    List<Long> shape = shapes.shapeOf(node.input(0));
    MaskTensor sizes =
        MaskTensor.vector(GraphTensor.INT64, shape.stream().map(PaddingMasks::size).toList());
    if (shape.contains(GraphSize.UNKNOWN)) {
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
    return size == GraphSize.BATCH || size == GraphSize.SEQUENCE
        ? new MaskCell.Size(size)
        : new MaskCell.Constant(size);
  }
}
