package io.ner4j.onnx.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tensor that a mask is computed from. Its dimensions are lists of axes, since a batch may be
 * flattened and restored. {@code []} is a dimension of size 1, {@code [BATCH, SEQUENCE]} one that
 * holds all places of a batch, row by row.
 *
 * @param type element type, of TensorProto.DataType
 * @param shape the dimensions; an axis is {@code GraphShapes}, {@code GraphShapes} or a number
 *     other than 1
 * @param cells one cell for all places, or one for each place along the last dimension
 */
public record MaskTensor(long type, List<List<Long>> shape, List<MaskCell> cells) {

  private static final int MAX_RANK = 8;
  private static final int MAX_CELLS = 16;

  public static MaskTensor number(long type, double value) {
    return new MaskTensor(type, List.of(), List.of(new MaskCell.Constant(value)));
  }

  /** A tensor of one dimension. */
  public static MaskTensor vector(long type, List<MaskCell> cells) {
    return new MaskTensor(type, List.of(dimension(cells.size())), cells);
  }

  public static List<Long> dimension(long size) {
    return size == 1 ? List.of() : List.of(size);
  }

  /** Whether there is one cell for all places. */
  public boolean isUniform() {
    return cells.size() == 1;
  }

  /** The cell at a place along the last dimension. */
  public MaskCell cell(int place) {
    return cells.get(isUniform() ? 0 : place);
  }

  public List<Long> axes() {
    return shape.stream().flatMap(List::stream).toList();
  }

  /** The first axis of a dimension. */
  public int firstAxis(int dimension) {
    return shape.subList(0, dimension).stream().mapToInt(List::size).sum();
  }

  /** The size of the last dimension, if it is a small number. */
  public Optional<Integer> width() {
    List<Long> last = shape.isEmpty() ? List.of() : shape.get(shape.size() - 1);
    long size = last.isEmpty() ? 1 : last.get(0);
    return last.size() <= 1 && size >= 0 && size <= MAX_CELLS
        ? Optional.of((int) size)
        : Optional.empty();
  }

  /** The cells along the last dimension, if that is small. */
  public Optional<List<MaskCell>> places() {
    return width().map(size -> isUniform() ? Collections.nCopies(size, cells.get(0)) : cells);
  }

  /** The numbers of a constant vector, if they are known. */
  public Optional<List<Long>> numbers() {
    return places()
        .filter(
            all -> shape.size() <= 1 && all.stream().allMatch(MaskCell.Constant.class::isInstance))
        .map(all -> all.stream().map(cell -> (long) ((MaskCell.Constant) cell).value()).toList());
  }

  public MaskTensor withCells(long type, List<MaskCell> cells) {
    return new MaskTensor(type, shape, cells);
  }

  /** The same cells with other dimensions of the same axes in the same order. */
  public Optional<MaskTensor> regrouped(List<List<Long>> dimensions) {
    List<Long> axes = dimensions.stream().flatMap(List::stream).toList();
    boolean sameLast =
        isUniform() || (!dimensions.isEmpty() && last(dimensions).equals(last(shape)));
    return axes.equals(axes()) && sameLast && dimensions.size() <= MAX_RANK
        ? Optional.of(new MaskTensor(type, dimensions, cells))
        : Optional.empty();
  }

  private static List<Long> last(List<List<Long>> dimensions) {
    return dimensions.get(dimensions.size() - 1);
  }

  /** The same cells in a larger shape that this one is broadcast to. */
  public MaskTensor expanded(List<List<Long>> target) {
    int[] axes = new int[axes().size()];
    int to = 0;
    int from = 0;
    int missing = target.size() - shape.size();
    for (int i = 0; i < target.size(); i++) {
      if (i >= missing && !shape.get(i - missing).isEmpty()) {
        for (int axis = 0; axis < target.get(i).size(); axis++) {
          axes[from++] = to + axis;
        }
      }
      to += target.get(i).size();
    }
    return new MaskTensor(
        type,
        target,
        cells.stream().map(cell -> cell.renumbered(axes)).collect(Collectors.toList()));
  }

  /** The shape that two are broadcast to, if they fit. */
  public static Optional<List<List<Long>>> broadcast(List<List<Long>> one, List<List<Long>> other) {
    int rank = Math.max(one.size(), other.size());
    List<List<Long>> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      List<Long> left = dimension(one, i - rank + one.size());
      List<Long> right = dimension(other, i - rank + other.size());
      if (!left.equals(right) && !left.isEmpty() && !right.isEmpty()) {
        return Optional.empty();
      }
      shape.add(left.isEmpty() ? right : left);
    }
    return Optional.of(shape);
  }

  private static List<Long> dimension(List<List<Long>> shape, int at) {
    return at < 0 ? List.of() : shape.get(at);
  }

  /** A dimension counted from 0; a negative one counts from the end. */
  public static int dimension(long at, int rank) {
    return Math.toIntExact(at < 0 ? at + rank : at);
  }

  /** The sizes of the dimensions, as a vector. */
  public MaskTensor sizes() {
    return vector(
        GraphTensor.INT64,
        IntStream.range(0, shape.size()).mapToObj(i -> size(shape.get(i))).toList());
  }

  private static MaskCell size(List<Long> dimension) {
    if (dimension.size() > 1) {
      return new MaskCell.Unknown();
    }
    long size = dimension.isEmpty() ? 1 : dimension.get(0);
    return size < 0 ? new MaskCell.Size(size) : new MaskCell.Constant(size);
  }
}
