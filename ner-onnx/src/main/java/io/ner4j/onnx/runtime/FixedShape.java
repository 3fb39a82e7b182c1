package io.ner4j.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The sizes of a graph that was exported for one shape: batches are filled up to them.
 *
 * @param rows the number of sequences that it takes, or 0 if it takes any
 * @param columns the number of tokens in each, or 0 if it takes any
 */
record FixedShape(int rows, int columns) {

  static final FixedShape NONE = new FixedShape(0, 0);

  /** Reads the shape that an input declares. */
  static FixedShape of(NodeInfo input) {
    if (!(input.getInfo() instanceof TensorInfo info) || info.getShape().length != 2) {
      return NONE;
    }
    long[] shape = info.getShape();
    return new FixedShape(size(shape[0]), size(shape[1]));
  }

  private static int size(long declared) {
    return declared > 0 ? Math.toIntExact(declared) : 0;
  }

  boolean isFixed() {
    return rows > 0 || columns > 0;
  }

  /** Runs a batch in pieces of as many rows as the graph takes. */
  Logits run(Batch batch, Function<Batch, Logits> model) {
    if (rows == 0 || batch.rows() == rows) {
      return cut(model.apply(batch), batch);
    }
    int labels = 0;
    float[] values = new float[0];
    for (int first = 0; first < batch.rows(); first += rows) {
      int count = Math.min(rows, batch.rows() - first);
      Logits logits = model.apply(piece(batch, first));
      if (first == 0) {
        labels = logits.labels();
        values = new float[Math.multiplyExact(batch.rows() * batch.columns(), labels)];
      }
      for (int row = 0; row < count; row++) {
        float[] scores = logits.copy(row, 0, batch.length(first + row));
        int at = (first + row) * batch.columns() * labels;
        System.arraycopy(scores, 0, values, at, scores.length);
      }
    }
    return Logits.of(values, batch.rows(), batch.columns(), labels);
  }

  /** Rows of a batch; where there are too few, the last one is repeated. */
  private Batch piece(Batch batch, int first) {
    List<int[]> sequences = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      int row = Math.min(first + i, batch.rows() - 1);
      int[] ids = new int[batch.length(row)];
      for (int column = 0; column < ids.length; column++) {
        ids[column] = batch.id(row, column);
      }
      sequences.add(ids);
    }
    return Batch.of(sequences, batch.id(0, batch.length(0)));
  }

  /** Drops what was answered for the places that filled the rows up. */
  private Logits cut(Logits logits, Batch batch) {
    if (columns == 0 || logits.columns() == batch.columns()) {
      return logits;
    }
    int width = batch.columns() * logits.labels();
    float[] values = new float[batch.rows() * width];
    for (int row = 0; row < batch.rows(); row++) {
      System.arraycopy(logits.copy(row, 0, batch.columns()), 0, values, row * width, width);
    }
    return Logits.of(values, batch.rows(), batch.columns(), logits.labels());
  }
}
