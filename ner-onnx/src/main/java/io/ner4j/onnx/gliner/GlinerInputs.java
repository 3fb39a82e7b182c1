package io.ner4j.onnx.gliner;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.ner4j.onnx.runtime.InputBuffers;
import io.ner4j.onnx.runtime.session.Environment;
import io.ner4j.spi.Batch;
import io.ner4j.spi.SpanBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What a GLiNER graph is fed: tokens, which of them start words, and how many words there are. A
 * graph that scores spans is fed the first and the last word of each, too.
 */
final class GlinerInputs implements AutoCloseable {

  static final String IDS = "input_ids";
  static final String MASK = "attention_mask";
  static final String WORDS = "words_mask";
  static final String LENGTHS = "text_lengths";
  static final String SPANS = "span_idx";
  static final String SPANS_MASK = "span_mask";

  private final OrtEnvironment environment = Environment.get();
  private final Map<String, OnnxTensor> byName = new HashMap<>();
  private final InputBuffers buffers;
  private final SpanBatch batch;
  private final ByteBuffer memory;

  private GlinerInputs(SpanBatch batch, InputBuffers buffers, int bytes) {
    this.batch = batch;
    this.buffers = buffers;
    this.memory = buffers.take(bytes);
  }

  /**
   * Copies a batch to native memory, which {@link #close} gives back.
   *
   * @param maxSpanWords words in a span at most, or 0 for a graph that is fed no spans
   */
  static GlinerInputs of(SpanBatch batch, int maxSpanWords, InputBuffers buffers)
      throws OrtException {
    int rows = batch.tokens().rows();
    int cells = Math.multiplyExact(rows, batch.tokens().columns());
    int spans = Math.multiplyExact(Math.multiplyExact(rows, batch.columns()), maxSpanWords);
    long bytes = Long.BYTES * (3L * cells + rows + 2L * spans) + spans;
    GlinerInputs inputs = new GlinerInputs(batch, buffers, Math.toIntExact(bytes));
    try {
      inputs.addTokens();
      if (maxSpanWords > 0) {
        inputs.addSpans(maxSpanWords);
      }
      return inputs;
    } catch (OrtException | RuntimeException | Error e) {
      inputs.close();
      throw e;
    }
  }

  private void addTokens() throws OrtException {
    Batch tokens = batch.tokens();
    int rows = tokens.rows();
    int columns = tokens.columns();
    LongBuffer ids = longs(rows * columns);
    LongBuffer mask = longs(rows * columns);
    LongBuffer words = longs(rows * columns);
    LongBuffer lengths = longs(rows);
    for (int row = 0; row < rows; row++) {
      lengths.put(row, batch.words(row));
      int word = 0;
      for (int column = 0; column < columns; column++) {
        int cell = row * columns + column;
        boolean starts = word < batch.words(row) && batch.firstToken(row, word) == column;
        ids.put(cell, tokens.id(row, column));
        mask.put(cell, column < tokens.length(row) ? 1 : 0);
        words.put(cell, starts ? ++word : 0);
      }
    }
    add(IDS, ids, rows, columns);
    add(MASK, mask, rows, columns);
    add(WORDS, words, rows, columns);
    add(LENGTHS, lengths, rows, 1);
  }

  private void addSpans(int maxSpanWords) throws OrtException {
    int rows = batch.tokens().rows();
    int spans = batch.columns() * maxSpanWords;
    LongBuffer borders = longs(2 * rows * spans);
    ByteBuffer mask = take(rows * spans);
    for (int row = 0; row < rows; row++) {
      for (int span = 0; span < spans; span++) {
        int first = span / maxSpanWords;
        int last = first + span % maxSpanWords;
        boolean there = first < batch.words(row);
        int cell = row * spans + span;
        borders.put(2 * cell, there ? first : 0);
        borders.put(2 * cell + 1, there ? last : 0);
        mask.put(cell, (byte) (last < batch.words(row) ? 1 : 0));
      }
    }
    add(SPANS, borders, rows, spans, 2);
    byName.put(
        SPANS_MASK,
        OnnxTensor.createTensor(environment, mask, new long[] {rows, spans}, OnnxJavaType.BOOL));
  }

  private void add(String name, LongBuffer values, long... shape) throws OrtException {
    byName.put(name, OnnxTensor.createTensor(environment, values, shape));
  }

  private LongBuffer longs(int count) {
    return take(count * Long.BYTES).asLongBuffer();
  }

  private ByteBuffer take(int bytes) {
    ByteBuffer part = memory.slice(memory.position(), bytes).order(ByteOrder.nativeOrder());
    memory.position(memory.position() + bytes);
    return part;
  }

  Map<String, OnnxTensor> byName() {
    return byName;
  }

  @Override
  public void close() {
    byName.values().forEach(OnnxTensor::close);
    buffers.give(memory);
  }
}
