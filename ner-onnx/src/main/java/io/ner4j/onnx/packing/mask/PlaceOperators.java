package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What operators make of numbers that depend on nothing but places, and of dimensions as such. */
public final class PlaceOperators {

  /** Operators that make one number of one. */
  private static final Set<String> ONE_BY_ONE =
      Set.of("Ceil", "Cos", "Exp", "Floor", "Log", "Reciprocal", "Sin", "Sqrt");

  private PlaceOperators() {}

  public static boolean isKnown(String operator) {
    return ONE_BY_ONE.contains(operator)
        || operator.equals("Einsum")
        || operator.equals("GatherElements")
        || operator.equals("MatMul")
        || operator.equals("Transpose");
  }

  public static Optional<MaskTensor> of(GraphNode node, List<MaskTensor> in) throws IOException {
    return switch (node.operator()) {
      case "MatMul" -> product(in.get(0), in.get(1));
      case "Einsum" ->
          node.text("equation").replace(" ", "").equals("i,j->ij") && in.size() == 2
              ? outer(in.get(0), in.get(1))
              : Optional.empty();
      case "GatherElements" ->
          PlaceLookups.pickedEach(in.get(0), in.get(1), node.number("axis", 0));
      case "Transpose" -> transposed(in.get(0), node.numbers("perm"));
      default -> MaskWindows.byPlace(in.get(0));
    };
  }

  /** A matrix product that sums up nothing, or along a constant number of places. */
  private static Optional<MaskTensor> product(MaskTensor a, MaskTensor b) {
    int left = a.shape().size();
    int right = b.shape().size();
    if (left < 2 || right < 2) {
      return Optional.empty();
    }
    List<Long> summed = a.shape().get(left - 1);
    boolean known =
        summed.equals(b.shape().get(right - 2)) && summed.stream().allMatch(size -> size > 0);
    if (!known) {
      return Optional.empty();
    }
    Optional<MaskTensor> leftOf = MaskWindows.byPlace(a).map(t -> without(t, left - 1));
    Optional<MaskTensor> rightOf = MaskWindows.byPlace(b).map(t -> without(t, right - 2));
    return leftOf.flatMap(one -> rightOf.flatMap(other -> together(one, other)));
  }

  private static Optional<MaskTensor> outer(MaskTensor a, MaskTensor b) {
    return a.shape().size() == 1 && b.shape().size() == 1
        ? MaskDimensions.unsqueezed(a, List.of(1L))
            .flatMap(MaskWindows::byPlace)
            .flatMap(one -> MaskWindows.byPlace(b).flatMap(other -> together(one, other)))
        : Optional.empty();
  }

  private static Optional<MaskTensor> together(MaskTensor a, MaskTensor b) {
    return MaskTensor.broadcast(a.shape(), b.shape())
        .map(
            shape ->
                new MaskTensor(
                    a.type(),
                    shape,
                    List.of(
                        MaskWindows.byPlace(
                            List.of(a.expanded(shape).cell(0), b.expanded(shape).cell(0))))));
  }

  /** The same with one place along a dimension; what depended on it depends on less. */
  public static MaskTensor without(MaskTensor tensor, int dimension) {
    int axis = tensor.firstAxis(dimension);
    int axes = tensor.shape().get(dimension).size();
    Set<Integer> left = new TreeSet<>();
    for (int of : ((MaskCell.ByPlace) tensor.cell(0)).axes()) {
      if (of < axis) {
        left.add(of);
      } else if (of >= axis + axes) {
        left.add(of - axes);
      }
    }
    List<List<Long>> shape = new ArrayList<>(tensor.shape());
    shape.set(dimension, List.of());
    return new MaskTensor(tensor.type(), shape, List.of(new MaskCell.ByPlace(left)));
  }

  private static Optional<MaskTensor> transposed(MaskTensor tensor, List<Long> order) {
    int rank = tensor.shape().size();
    boolean known =
        tensor.isUniform()
            && order.size() == rank
            && new TreeSet<>(order)
                .equals(new TreeSet<>(IntStream.range(0, rank).mapToObj(i -> (long) i).toList()));
    if (!known) {
      return Optional.empty();
    }
    List<List<Long>> shape = new ArrayList<>();
    int[] axes = new int[tensor.axes().size()];
    int to = 0;
    for (long from : order) {
      List<Long> dimension = tensor.shape().get((int) from);
      for (int i = 0; i < dimension.size(); i++) {
        axes[tensor.firstAxis((int) from) + i] = to++;
      }
      shape.add(dimension);
    }
    return Optional.of(
        new MaskTensor(tensor.type(), shape, List.of(tensor.cell(0).renumbered(axes))));
  }

  /** Tensors side by side along a dimension of constant size. */
  public static Optional<MaskTensor> joined(List<MaskTensor> in, long axis) {
    int rank = in.get(0).shape().size();
    int at = MaskTensor.dimension(axis, rank);
    if (at < 0 || at >= rank) {
      return Optional.empty();
    }
    long size = 0;
    Set<Integer> axes = new TreeSet<>();
    List<List<Long>> shape = new ArrayList<>(in.get(0).shape());
    for (MaskTensor tensor : in) {
      Optional<Long> width = tensor.shape().size() == rank ? size(tensor, at) : Optional.empty();
      Optional<MaskTensor> placed = MaskWindows.byPlace(tensor);
      if (width.isEmpty() || placed.isEmpty() || !isAlike(tensor.shape(), shape, at)) {
        return Optional.empty();
      }
      size += width.get();
      axes.addAll(((MaskCell.ByPlace) spread(placed.get(), at).cell(0)).axes());
    }
    shape.set(at, MaskTensor.dimension(size));
    axes.add(spread(in.get(0), at).firstAxis(at));
    return Optional.of(
        new MaskTensor(in.get(0).type(), shape, List.of(new MaskCell.ByPlace(axes))));
  }

  /** The same with an axis for a dimension of size 1. */
  private static MaskTensor spread(MaskTensor tensor, int at) {
    if (!tensor.shape().get(at).isEmpty()) {
      return tensor;
    }
    List<List<Long>> shape = new ArrayList<>(tensor.shape());
    shape.set(at, List.of(2L));
    return tensor.expanded(shape);
  }

  private static boolean isAlike(List<List<Long>> one, List<List<Long>> other, int butFor) {
    return IntStream.range(0, one.size())
        .allMatch(i -> i == butFor || one.get(i).equals(other.get(i)));
  }

  /** The size of a dimension, if it is a constant. */
  public static Optional<Long> size(MaskTensor tensor, int dimension) {
    List<Long> of = tensor.shape().get(dimension);
    return of.isEmpty()
        ? Optional.of(1L)
        : of.size() == 1 && of.get(0) >= 0 ? Optional.of(of.get(0)) : Optional.empty();
  }

  /**
   * A part of a dimension of constant size, from the first place to the length of the longest
   * sequence, or between two constant places.
   */
  public static Optional<MaskTensor> part(MaskTensor tensor, int axis, MaskCell from, MaskCell to) {
    Optional<Long> size = size(tensor, axis);
    Optional<MaskTensor> placed = MaskWindows.byPlace(tensor);
    if (size.isEmpty()
        || size.get() < 2
        || placed.isEmpty()
        || !(from instanceof MaskCell.Constant first)) {
      return Optional.empty();
    }
    List<Long> dimension;
    if (to instanceof MaskCell.Size length
        && length.of() == GraphSize.SEQUENCE
        && first.value() == 0) {
      dimension = List.of(GraphSize.SEQUENCE);
    } else if (to instanceof MaskCell.Constant last) {
      double start = clipped(first.value(), size.get());
      double end = clipped(last.value(), size.get());
      dimension = MaskTensor.dimension((long) Math.max(0, end - start));
    } else {
      return Optional.empty();
    }
    if (dimension.isEmpty()) {
      return Optional.of(without(placed.get(), axis));
    }
    List<List<Long>> shape = new ArrayList<>(tensor.shape());
    shape.set(axis, dimension);
    return Optional.of(new MaskTensor(tensor.type(), shape, placed.get().cells()));
  }

  private static double clipped(double at, long size) {
    return Math.max(0, Math.min((double) size, at < 0 ? at + size : at));
  }
}
