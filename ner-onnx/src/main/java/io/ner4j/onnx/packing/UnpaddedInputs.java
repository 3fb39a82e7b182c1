package io.ner4j.onnx.packing;

import ai.onnxruntime.OrtException;
import io.ner4j.spi.Batch;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.stream.IntStream;

/**
 * What an {@link UnpaddedGraph} is fed besides the inputs of the original. Immutable and safe for
 * use by many threads.
 */
public final class UnpaddedInputs {

  private final int heads;
  private final int parts;

  private final float hidden;

  /**
   * Starts from a graph.
   *
   * @param hidden added to the scores of the copies of a sequence's first token that fill up its
   *     row
   */
  public UnpaddedInputs(UnpaddedGraph graph, float hidden) {
    this.heads = graph.heads();
    this.parts = graph.parts();
    this.hidden = hidden;
  }

  /** Those of a batch. */
  public OfBatch of(Batch batch) {
    return new OfBatch(batch);
  }

  /** What it is fed for one batch. */
  public final class OfBatch {

    private final Batch batch;
    private final int tokens;

    private OfBatch(Batch batch) {
      this.batch = batch;
      this.tokens = IntStream.range(0, batch.rows()).map(batch::length).sum();
    }

    /** How much memory it takes, in bytes. */
    public int bytes() {
      long places = (long) batch.rows() * batch.columns();
      return Math.toIntExact((tokens + places) * (1 + heads) * Integer.BYTES);
    }

    /** Adds it to what the original is fed. */
    public void fill(ExtraTensors tensors) throws OrtException {
      int rows = batch.rows();
      int columns = batch.columns();
      tensors.add(UnpaddedGraph.KEPT, this::fillKept, tokens);
      tensors.add(UnpaddedGraph.HEADS, this::fillHeads, rows, heads, columns);
      tensors.add(UnpaddedGraph.KEPT_HEADS, this::fillKeptHeads, tokens, heads);
      tensors.addFloats(UnpaddedGraph.HIDDEN, this::fillHidden, rows, 1, 1, columns);
    }

    private void fillKept(IntBuffer to) {
      for (int row = 0; row < batch.rows(); row++) {
        for (int i = 0; i < batch.length(row); i++) {
          to.put(row * batch.columns() + i);
        }
      }
    }

    private void fillHeads(IntBuffer to) {
      int first = 0;
      for (int row = 0; row < batch.rows(); row++) {
        int length = batch.length(row);
        for (int head = 0; head < heads; head++) {
          for (int i = 0; i < batch.columns(); i++) {
            to.put((first + (i < length ? i : 0)) * heads * parts + head);
          }
        }
        first += length;
      }
    }

    private void fillKeptHeads(IntBuffer to) {
      for (int row = 0; row < batch.rows(); row++) {
        for (int i = 0; i < batch.length(row); i++) {
          for (int head = 0; head < heads; head++) {
            to.put((row * heads + head) * batch.columns() + i);
          }
        }
      }
    }

    private void fillHidden(FloatBuffer to) {
      for (int row = 0; row < batch.rows(); row++) {
        for (int i = 0; i < batch.columns(); i++) {
          to.put(i < batch.length(row) ? 0 : hidden);
        }
      }
    }
  }
}
