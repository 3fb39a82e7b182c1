package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is looked up in constant tensors by places, or by the text up to them. */
public final class PlaceLookups {

  private PlaceLookups() {}

  /** One place of a dimension of constant size. */
  public static Optional<MaskTensor> picked(MaskTensor tensor, MaskTensor index, long axis) {
    int at = MaskTensor.dimension(axis, tensor.shape().size());
    boolean known =
        at >= 0
            && at < tensor.shape().size()
            && PlaceOperators.size(tensor, at).isPresent()
            && index.shape().isEmpty()
            && index.cell(0) instanceof MaskCell.Constant;
    return known
        ? MaskWindows.byPlace(tensor)
            .map(placed -> PlaceOperators.without(placed, at))
            .map(
                placed -> {
                  List<List<Long>> shape = new ArrayList<>(placed.shape());
                  shape.remove(at);
                  return new MaskTensor(tensor.type(), shape, placed.cells());
                })
        : Optional.empty();
  }

  /** GatherElements: numbers of a constant row, which are looked up for each place. */
  public static Optional<MaskTensor> pickedEach(MaskTensor row, MaskTensor index, long axis) {
    int rank = row.shape().size();
    int at = MaskTensor.dimension(axis, rank);
    Optional<MaskTensor> placed = MaskWindows.byPlace(row);
    boolean known =
        at == rank - 1
            && rank == index.shape().size()
            && rank > 0
            && PlaceOperators.size(row, at).isPresent()
            && placed.isPresent()
            && Set.of(row.firstAxis(at))
                .containsAll(((MaskCell.ByPlace) placed.get().cell(0)).axes());
    return known
        ? Optional.of(
            index.withCells(
                row.type(),
                index.cells().stream().map(cell -> MaskWindows.byPlace(List.of(cell))).toList()))
        : Optional.empty();
  }

  /** Rows of a constant table that are looked up by what depends on places. */
  public static Optional<MaskTensor> lookedUp(MaskTensor table, MaskTensor index) {
    Optional<MaskTensor> rows = MaskWindows.byPlace(index);
    if (rows.isEmpty()
        || table.shape().isEmpty()
        || PlaceOperators.size(table, 0).isEmpty()
        || MaskWindows.byPlace(table).isEmpty()) {
      return Optional.empty();
    }
    MaskTensor row = PlaceOperators.without(MaskWindows.byPlace(table).get(), 0);
    List<List<Long>> shape = new ArrayList<>(index.shape());
    shape.addAll(table.shape().subList(1, table.shape().size()));
    int before = index.axes().size();
    Set<Integer> axes = new TreeSet<>(((MaskCell.ByPlace) rows.get().cell(0)).axes());
    ((MaskCell.ByPlace) row.cell(0)).axes().forEach(axis -> axes.add(before + axis));
    return Optional.of(new MaskTensor(table.type(), shape, List.of(new MaskCell.ByPlace(axes))));
  }
}
