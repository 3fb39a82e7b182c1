package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What operators make of tensors that masks are computed from. An operator that might move a number
 * to another place, or treat one place unlike another, makes nothing that is known.
 *
 * @see <a href="https://onnx.ai/onnx/operators/">ONNX's operators</a>
 */
public final class MaskOperators {

  private static final Set<String> KNOWN =
      Set.of(
          "Abs",
          "Cast",
          "Concat",
          "ConstantOfShape",
          "CumSum",
          "Expand",
          "Flatten",
          "Gather",
          "GatherND",
          "Identity",
          "Neg",
          "Not",
          "Range",
          "Reshape",
          "Slice",
          "Squeeze",
          "Unsqueeze",
          "Where");

  private MaskOperators() {}

  /** Whether it is known at all what a node may make. */
  public static boolean isKnown(GraphNode node) {
    return KNOWN.contains(node.operator())
        || MaskNumbers.isPair(node.operator())
        || PlaceOperators.isKnown(node.operator());
  }

  /**
   * Tells what a node makes.
   *
   * @param in its inputs, all of which are known
   */
  public static Optional<MaskTensor> of(GraphNode node, List<MaskTensor> in) throws IOException {
    MaskTensor first = in.get(0);
    return switch (node.operator()) {
      case "Identity" -> Optional.of(first);
      case "Cast" -> {
        long type = node.number("to", 0);
        yield Optional.of(each(first, type, cell -> MaskNumbers.cast(type, cell)));
      }
      case "Not" -> Optional.of(each(first, GraphTensor.BOOL, MaskNumbers::not));
      case "Neg" ->
          Optional.of(each(first, first.type(), c -> MaskNumbers.negative(first.type(), c)));
      case "Abs" -> Optional.of(each(first, first.type(), c -> MaskNumbers.size(first.type(), c)));
      case "Where" -> chosen(in);
      case "Expand" -> MaskDimensions.expanded(first, in.get(1));
      case "Reshape" -> MaskDimensions.reshaped(first, in.get(1), node.number("allowzero", 0));
      case "Flatten" -> MaskDimensions.flattened(first, node.number("axis", 1));
      case "Unsqueeze" -> MaskDimensions.unsqueezed(first, axes(node, in));
      case "Squeeze" -> MaskDimensions.squeezed(first, axes(node, in));
      case "Slice" -> MaskDimensions.sliced(first, in.subList(1, in.size()));
      case "Concat" -> {
        long axis = node.number("axis", 0);
        yield MaskDimensions.joined(in, axis).or(() -> PlaceOperators.joined(in, axis));
      }
      case "ConstantOfShape" -> filled(node, first);
      case "CumSum" -> summedUp(node, in);
      case "Range" -> counted(in);
      case "Gather" -> {
        long axis = node.number("axis", 0);
        yield MaskLookups.gathered(first, in.get(1), axis)
            .or(() -> PlaceLookups.picked(first, in.get(1), axis))
            .or(() -> axis == 0 ? PlaceLookups.lookedUp(first, in.get(1)) : Optional.empty());
      }
      case "GatherND" -> MaskLookups.gathered(node, first, in.get(1));
      default ->
          MaskNumbers.isPair(node.operator()) && in.size() == 2
              ? pair(node.operator(), first, in.get(1))
              : PlaceOperators.isKnown(node.operator())
                  ? PlaceOperators.of(node, in)
                  : Optional.empty();
    };
  }

  private static MaskTensor each(MaskTensor tensor, long type, UnaryOperator<MaskCell> operation) {
    return tensor.withCells(type, tensor.cells().stream().map(operation).toList());
  }

  /**
   * The axes that a node names in an attribute, or in an input since opset 13; empty if in none.
   */
  private static List<Long> axes(GraphNode node, List<MaskTensor> in) throws IOException {
    return in.size() > 1 ? in.get(1).numbers().orElse(List.of()) : node.numbers("axes");
  }

  private static Optional<MaskTensor> pair(String operator, MaskTensor a, MaskTensor b) {
    return MaskTensor.broadcast(a.shape(), b.shape())
        .map(
            shape -> {
              MaskTensor left = a.expanded(shape);
              MaskTensor right = b.expanded(shape);
              long type = MaskNumbers.type(operator, a.type());
              List<MaskCell> cells = new ArrayList<>();
              for (int i = 0; i < cellCount(List.of(left, right)); i++) {
                cells.add(MaskNumbers.pair(operator, type, left.cell(i), right.cell(i)));
              }
              return new MaskTensor(type, shape, List.copyOf(cells));
            });
  }

  private static Optional<MaskTensor> chosen(List<MaskTensor> in) {
    return MaskTensor.broadcast(in.get(0).shape(), in.get(1).shape())
        .flatMap(two -> MaskTensor.broadcast(two, in.get(2).shape()))
        .map(
            shape -> {
              List<MaskTensor> of = in.stream().map(tensor -> tensor.expanded(shape)).toList();
              List<MaskCell> cells = new ArrayList<>();
              for (int i = 0; i < cellCount(of); i++) {
                cells.add(
                    MaskNumbers.chosen(of.get(0).cell(i), of.get(1).cell(i), of.get(2).cell(i)));
              }
              return new MaskTensor(in.get(1).type(), shape, List.copyOf(cells));
            });
  }

  private static int cellCount(List<MaskTensor> tensors) {
    // None if the last dimension is empty.
    return tensors.stream().anyMatch(tensor -> tensor.cells().isEmpty())
        ? 0
        : tensors.stream().mapToInt(tensor -> tensor.cells().size()).max().orElse(1);
  }

  private static Optional<MaskTensor> filled(GraphNode node, MaskTensor sizes) throws IOException {
    MaskTensor value =
        node.tensor("value")
            .flatMap(GraphTensor::constant)
            .orElse(MaskTensor.number(GraphTensor.FLOAT, 0));
    boolean known = value.isUniform() && (node.tensor("value").isEmpty() || isConstant(value));
    return known
        ? MaskDimensions.shape(sizes)
            .map(shape -> new MaskTensor(value.type(), shape, value.cells()))
        : Optional.empty();
  }

  private static boolean isConstant(MaskTensor tensor) {
    return tensor.cells().stream().allMatch(MaskCell.Constant.class::isInstance);
  }

  private static Optional<MaskTensor> summedUp(GraphNode node, List<MaskTensor> in)
      throws IOException {
    MaskCell axis = in.size() == 2 ? in.get(1).cell(0) : new MaskCell.Unknown();
    int rank = in.get(0).shape().size();
    return node.number("reverse", 0) == 0 && axis instanceof MaskCell.Constant at
        ? MaskWindows.summedUp(in.get(0), MaskTensor.dimension((long) at.value(), rank))
        : Optional.empty();
  }

  private static Optional<MaskTensor> counted(List<MaskTensor> in) {
    boolean fromZeroByOne =
        in.size() == 3
            && in.stream().allMatch(MaskTensor::isUniform)
            && in.get(0).cell(0).equals(new MaskCell.Constant(0))
            && in.get(2).cell(0).equals(new MaskCell.Constant(1));
    return fromZeroByOne && in.get(1).cell(0) instanceof MaskCell.Size size
        ? Optional.of(
            new MaskTensor(
                in.get(0).type(), List.of(List.of(size.of())), List.of(new MaskCell.Place(0))))
        : Optional.empty();
  }
}
