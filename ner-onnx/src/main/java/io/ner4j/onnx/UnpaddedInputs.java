package io.ner4j.onnx;

import ai.onnxruntime.OrtException;
import io.ner4j.spi.Batch;
import java.nio.IntBuffer;
import java.util.stream.IntStream;

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

  /** Those of a batch. */
  OfBatch of(Batch batch) {
    return new OfBatch(batch);
  }

  /** What it is fed for one batch. */
  final class OfBatch {

    private final Batch batch;
    private final AttentionRows rows;
    private final int tokens;

    private OfBatch(Batch batch) {
      this.batch = batch;
      this.rows = AttentionRows.of(batch);
      this.tokens = IntStream.range(0, batch.rows()).map(batch::length).sum();
    }

    /** How much memory it takes, in bytes. */
    int bytes() {
      long places = (long) rows.count() * rows.columns();
      return Math.toIntExact((tokens + places) * (1 + heads) * Integer.BYTES);
    }

    /** Adds it to what the original is fed. */
    void fill(ModelInputs.Tensors tensors) throws OrtException {
      int columns = rows.columns();
      tensors.add(UnpaddedGraph.KEPT, this::fillKept, tokens);
      tensors.add(UnpaddedGraph.HEADS, this::fillHeads, rows.count(), heads, columns);
      tensors.add(UnpaddedGraph.KEPT_HEADS, this::fillKeptHeads, tokens, heads);
      tensors.add(UnpaddedGraph.SEQUENCES, this::fillSequences, rows.count(), columns);
    }

    private void fillKept(IntBuffer to) {
      for (int sequence = 0; sequence < batch.rows(); sequence++) {
        for (int i = 0; i < batch.length(sequence); i++) {
          to.put(sequence * batch.columns() + i);
        }
      }
    }

    private void fillHeads(IntBuffer to) {
      int columns = rows.columns();
      for (int cell = 0; cell < to.capacity(); cell++) {
        to.put(cell, cell / columns % heads);
      }
      int first = 0;
      for (int sequence = 0; sequence < batch.rows(); sequence++) {
        for (int head = 0; head < heads; head++) {
          int cell = cell(sequence, head);
          for (int i = 0; i < batch.length(sequence); i++) {
            to.put(cell + i, (first + i) * heads * parts + head);
          }
        }
        first += batch.length(sequence);
      }
    }

    /** Where a sequence starts, for one head. */
    private int cell(int sequence, int head) {
      return (rows.row(sequence) * heads + head) * rows.columns() + rows.start(sequence);
    }

    private void fillKeptHeads(IntBuffer to) {
      for (int sequence = 0; sequence < batch.rows(); sequence++) {
        for (int i = 0; i < batch.length(sequence); i++) {
          for (int head = 0; head < heads; head++) {
            to.put(cell(sequence, head) + i);
          }
        }
      }
    }

    private void fillSequences(IntBuffer to) {
      for (int cell = 0; cell < to.capacity(); cell++) {
        to.put(cell, 0);
      }
      for (int sequence = 0; sequence < batch.rows(); sequence++) {
        int cell = rows.row(sequence) * rows.columns() + rows.start(sequence);
        for (int i = 0; i < batch.length(sequence); i++) {
          to.put(cell + i, sequence + 1);
        }
      }
    }
  }
}
