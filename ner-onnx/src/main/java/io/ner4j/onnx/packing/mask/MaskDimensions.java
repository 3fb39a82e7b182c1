package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What operators make that give tensors other dimensions, or put them together. */
public final class MaskDimensions {

  private static final List<Long> ONE = List.of();

  private MaskDimensions() {}

  /** The dimensions that a vector of sizes names, if all are known. */
  public static Optional<List<List<Long>>> shape(MaskTensor sizes) {
    List<List<Long>> shape = new ArrayList<>();
    for (MaskCell cell : sizes.places().orElse(List.of(new MaskCell.Unknown()))) {
      Optional<List<Long>> dimension = dimension(cell);
      if (dimension.isEmpty()) {
        return Optional.empty();
      }
      shape.add(dimension.get());
    }
    return sizes.shape().size() == 1 ? Optional.of(shape) : Optional.empty();
  }

  private static Optional<List<Long>> dimension(MaskCell cell) {
    if (cell instanceof MaskCell.Size size) {
      return Optional.of(List.of(size.of()));
    }
    return cell instanceof MaskCell.Constant constant && constant.value() >= 0
        ? Optional.of(MaskTensor.dimension((long) constant.value()))
        : Optional.empty();
  }

  public static Optional<MaskTensor> expanded(MaskTensor tensor, MaskTensor sizes) {
    return shape(sizes)
        .flatMap(target -> MaskTensor.broadcast(tensor.shape(), target))
        .map(tensor::expanded);
  }

  public static Optional<MaskTensor> unsqueezed(MaskTensor tensor, List<Long> axes) {
    int rank = tensor.shape().size() + axes.size();
    TreeSet<Integer> added = new TreeSet<>();
    axes.forEach(axis -> added.add(MaskTensor.dimension(axis, rank)));
    if (added.isEmpty()
        || added.first() < 0
        || added.last() >= rank
        || added.size() < axes.size()) {
      return Optional.empty();
    }
    List<List<Long>> shape = new ArrayList<>(tensor.shape());
    added.forEach(at -> shape.add(at, ONE));
    return tensor.regrouped(shape);
  }

  public static Optional<MaskTensor> squeezed(MaskTensor tensor, List<Long> axes) {
    List<List<Long>> shape = new ArrayList<>(tensor.shape());
    TreeSet<Integer> removed = new TreeSet<>();
    axes.forEach(axis -> removed.add(MaskTensor.dimension(axis, shape.size())));
    if (axes.isEmpty() && tensor.axes().stream().allMatch(size -> size > 1)) {
      shape.removeIf(ONE::equals);
      return tensor.regrouped(shape);
    }
    // Without axes, what goes may depend on the sizes of the batch.
    if (removed.isEmpty() || removed.first() < 0 || removed.last() >= shape.size()) {
      return Optional.empty();
    }
    for (int at : removed.descendingSet()) {
      if (!shape.get(at).equals(ONE)) {
        return Optional.empty();
      }
      shape.remove(at);
    }
    return tensor.regrouped(shape);
  }

  public static Optional<MaskTensor> flattened(MaskTensor tensor, long axis) {
    int at = MaskTensor.dimension(axis, tensor.shape().size());
    if (at < 0 || at > tensor.shape().size()) {
      return Optional.empty();
    }
    int split = tensor.firstAxis(at);
    List<Long> axes = tensor.axes();
    return tensor.regrouped(List.of(axes.subList(0, split), axes.subList(split, axes.size())));
  }

  public static Optional<MaskTensor> reshaped(
      MaskTensor tensor, MaskTensor target, long allowZero) {
    List<MaskCell> sizes = target.places().orElse(List.of());
    List<Long> axes = tensor.axes();
    if (target.shape().size() != 1) {
      return Optional.empty();
    }
    List<List<Long>> shape = new ArrayList<>();
    int rest = -1;
    int named = 0;
    for (MaskCell cell : sizes) {
      Optional<List<Long>> dimension = dimension(cell);
      boolean copied = cell.equals(new MaskCell.Constant(0)) && allowZero == 0;
      if (copied && shape.size() < tensor.shape().size()) {
        dimension = Optional.of(tensor.shape().get(shape.size()));
      } else if (cell.equals(new MaskCell.Constant(-1)) && rest < 0) {
        rest = shape.size();
        dimension = Optional.of(ONE);
      }
      if (dimension.isEmpty()) {
        return Optional.empty();
      }
      named += dimension.get().size();
      shape.add(dimension.get());
    }
    if (rest >= 0 && named <= axes.size()) {
      int from = shape.subList(0, rest).stream().mapToInt(List::size).sum();
      shape.set(rest, axes.subList(from, from + axes.size() - named));
    }
    return tensor.regrouped(shape);
  }

  /** A part of a vector, or the whole of anything. */
  public static Optional<MaskTensor> sliced(MaskTensor tensor, List<MaskTensor> how) {
    boolean simple =
        how.size() >= 2
            && how.stream().allMatch(MaskTensor::isUniform)
            && (how.size() < 4 || how.get(3).cell(0).equals(new MaskCell.Constant(1)));
    if (!simple || !(how.get(0).cell(0) instanceof MaskCell.Constant from)) {
      return Optional.empty();
    }
    MaskCell to = how.get(1).cell(0);
    Optional<List<Long>> axes = how.size() < 3 ? Optional.of(List.of(0L)) : how.get(2).numbers();
    int rank = tensor.shape().size();
    if (axes.isEmpty() || axes.get().size() != 1) {
      return Optional.empty();
    }
    int axis = MaskTensor.dimension(axes.get().get(0), rank);
    if (axis < 0 || axis >= rank) {
      return Optional.empty();
    }
    List<Long> dimension = tensor.shape().get(axis);
    boolean whole =
        from.value() == 0
            && (dimension(to).filter(dimension::equals).isPresent()
                || (to instanceof MaskCell.Constant end && end.value() >= Integer.MAX_VALUE));
    if (whole) {
      return Optional.of(tensor);
    }
    return rank == 1 && tensor.places().isPresent() && to instanceof MaskCell.Constant end
        ? tensor.places().map(all -> part(tensor, from.value(), end.value()))
        : PlaceOperators.part(tensor, axis, from, to);
  }

  /** A part of a vector whose places are known. */
  public static MaskTensor part(MaskTensor vector, double from, double to) {
    List<MaskCell> all = vector.places().orElseThrow();
    int size = all.size();
    int start = (int) Math.max(0, Math.min(size, from < 0 ? from + size : from));
    int end = (int) Math.max(start, Math.min(size, to < 0 ? to + size : to));
    return MaskTensor.vector(vector.type(), all.subList(start, end));
  }

  /** Tensors side by side along the last dimension, which is small. */
  public static Optional<MaskTensor> joined(List<MaskTensor> in, long axis) {
    MaskTensor first = in.get(0);
    int last = first.shape().size() - 1;
    if (last < 0 || MaskTensor.dimension(axis, last + 1) != last) {
      return Optional.empty();
    }
    List<List<Long>> before = first.shape().subList(0, last);
    List<MaskCell> cells = new ArrayList<>();
    for (MaskTensor tensor : in) {
      boolean fits =
          tensor.shape().size() == last + 1
              && tensor.shape().subList(0, last).equals(before)
              && tensor.places().isPresent();
      if (!fits) {
        return Optional.empty();
      }
      cells.addAll(tensor.places().get());
    }
    List<List<Long>> shape = new ArrayList<>(before);
    shape.add(MaskTensor.dimension(cells.size()));
    MaskTensor joined = new MaskTensor(first.type(), shape, List.copyOf(cells));
    return joined.width().map(small -> joined);
  }
}
