package io.ner4j.onnx;

import ai.onnxruntime.OrtException;
import io.ner4j.spi.Batch;
import java.nio.IntBuffer;

/**
 * What an {@link UnpaddedGraph} is fed besides the inputs of the original. Immutable and safe for
 * use by many threads.
 */
final class UnpaddedInputs {

  private final int heads;
  private final int parts;

  UnpaddedInputs(UnpaddedGraph graph) {
    this.heads = graph.heads();
    this.parts = graph.parts();
  }

  /** How much memory they take, in bytes. */
  int bytes(Batch batch) {
    long cells = tokens(batch) * (1 + heads) + (long) batch.rows() * heads * batch.columns();
    return Math.toIntExact(cells * Integer.BYTES);
  }

  /** Adds them to those of a batch. */
  void fill(Batch batch, ModelInputs.Tensors tensors) throws OrtException {
    long tokens = tokens(batch);
    tensors.add(UnpaddedGraph.KEPT, to -> fillKept(batch, to), tokens);
    tensors.add(
        UnpaddedGraph.HEADS, to -> fillHeads(batch, to), batch.rows(), heads, batch.columns());
    tensors.add(UnpaddedGraph.KEPT_HEADS, to -> fillKeptHeads(batch, to), tokens, heads);
  }

  private static long tokens(Batch batch) {
    long tokens = 0;
    for (int row = 0; row < batch.rows(); row++) {
      tokens += batch.length(row);
    }
    return tokens;
  }

  private static void fillKept(Batch batch, IntBuffer to) {
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < batch.length(row); column++) {
        to.put(row * batch.columns() + column);
      }
    }
  }

  private void fillHeads(Batch batch, IntBuffer to) {
    int first = 0;
    for (int row = 0; row < batch.rows(); row++) {
      for (int head = 0; head < heads; head++) {
        for (int column = 0; column < batch.columns(); column++) {
          int token = first + Math.min(column, batch.length(row) - 1);
          to.put(token * heads * parts + head);
        }
      }
      first += batch.length(row);
    }
  }

  private void fillKeptHeads(Batch batch, IntBuffer to) {
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < batch.length(row); column++) {
        for (int head = 0; head < heads; head++) {
          to.put((row * heads + head) * batch.columns() + column);
        }
      }
    }
  }
}
