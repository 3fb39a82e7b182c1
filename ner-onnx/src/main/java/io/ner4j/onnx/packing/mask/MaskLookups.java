package io.ner4j.onnx.packing.mask;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphSize;
import io.ner4j.onnx.graph.MaskCell;
import io.ner4j.onnx.graph.MaskTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is made by operators that look numbers up. The attention mask of keys may be looked up by
 * the key's own place only: so do exporters that write a mask as a function of places.
 */
public final class MaskLookups {

  private MaskLookups() {}

  /** Gather: a number out of a vector, or the mask of each place of a batch laid out flat. */
  public static Optional<MaskTensor> gathered(MaskTensor data, MaskTensor index, long axis) {
    int at = MaskTensor.dimension(axis, data.shape().size());
    if (at != 0 || data.shape().isEmpty()) {
      return Optional.empty();
    }
    List<List<Long>> shape = new ArrayList<>(index.shape());
    shape.addAll(data.shape().subList(1, data.shape().size()));
    if (data.shape().size() == 1 && data.places().isPresent()) {
      return data.places().flatMap(all -> picked(data, all, index));
    }
    boolean flat =
        data.axes().equals(List.of(GraphSize.BATCH, GraphSize.SEQUENCE))
            && data.shape().get(0).size() == 2;
    if (flat
        && index.isUniform()
        && index.cell(0) instanceof MaskCell.FlatPlace place
        && data.isUniform()) {
      return lookedUp(data, index, place.row(), place.key(), shape);
    }
    return Optional.empty();
  }

  private static Optional<MaskTensor> picked(
      MaskTensor data, List<MaskCell> all, MaskTensor index) {
    List<MaskCell> cells = new ArrayList<>();
    for (MaskCell cell : index.cells()) {
      double at = cell instanceof MaskCell.Constant constant ? constant.value() : Double.NaN;
      int place = (int) (at < 0 ? at + all.size() : at);
      if (Double.isNaN(at) || place < 0 || place >= all.size()) {
        return Optional.empty();
      }
      cells.add(all.get(place));
    }
    return index.shape().size() <= 1
        ? Optional.of(new MaskTensor(data.type(), index.shape(), List.copyOf(cells)))
        : Optional.empty();
  }

  /** GatherND: the mask at pairs of a row and a place. */
  public static Optional<MaskTensor> gathered(GraphNode node, MaskTensor data, MaskTensor index)
      throws IOException {
    List<List<Long>> batch = List.of(List.of(GraphSize.BATCH), List.of(GraphSize.SEQUENCE));
    if (node.number("batch_dims", 0) != 0
        || !data.shape().equals(batch)
        || !data.isUniform()
        || index.shape().isEmpty()
        || index.cells().size() != 2
        || !(index.cell(0) instanceof MaskCell.Place row)
        || !(index.cell(1) instanceof MaskCell.Place key)) {
      return Optional.empty();
    }
    List<List<Long>> shape = index.shape().subList(0, index.shape().size() - 1);
    return lookedUp(data, index, row.axis(), key.axis(), shape);
  }

  /** What is known of each place, looked up at a place. */
  private static Optional<MaskTensor> lookedUp(
      MaskTensor data, MaskTensor index, int row, int key, List<List<Long>> shape) {
    List<Long> axes = index.axes();
    boolean own = axes.get(row).equals(GraphSize.BATCH) && axes.get(key).equals(GraphSize.SEQUENCE);
    return own
        ? Optional.of(
            new MaskTensor(
                data.type(),
                List.copyOf(shape),
                List.of(data.cell(0).renumbered(new int[] {row, key}))))
        : Optional.empty();
  }
}
