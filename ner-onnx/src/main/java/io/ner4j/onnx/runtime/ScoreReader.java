package io.ner4j.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import io.ner4j.NerInferenceException;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.nio.FloatBuffer;

/** Reads the scores that a run answers. */
final class ScoreReader {

  private ScoreReader() {}

  /** Puts what was answered for the tokens, one after the other, in rows. */
  static Logits inRows(Batch batch, Logits tokens) {
    int width = tokens.labels();
    float[] values = new float[batch.rows() * batch.columns() * width];
    int first = 0;
    for (int row = 0; row < batch.rows(); row++) {
      float[] scores = tokens.copy(0, first, batch.length(row));
      System.arraycopy(scores, 0, values, row * batch.columns() * width, scores.length);
      first += batch.length(row);
    }
    return Logits.of(values, batch.rows(), batch.columns(), width);
  }

  /**
   * Reads logits, whatever floating-point type they have.
   *
   * @param answer an output [batch, sequence, labels]
   * @param probabilities whether it holds probabilities or their logarithms instead
   * @throws NerInferenceException if it has another shape or type
   */
  static Logits logits(OnnxValue answer, boolean probabilities) {
    if (!(answer instanceof OnnxTensor logits) || logits.getInfo().getShape().length != 3) {
      throw new NerInferenceException(
          "expected logits [batch, sequence, labels], but the model answers " + answer.getInfo());
    }
    long[] shape = logits.getInfo().getShape();
    float[] values = probabilities ? ScoreKind.logits(values(logits)) : values(logits);
    return Logits.of(values, (int) shape[0], (int) shape[1], (int) shape[2]);
  }

  /** The scores as fp32, whatever floating-point type they have. */
  private static float[] values(OnnxTensor logits) {
    FloatBuffer buffer = logits.getFloatBuffer();
    if (buffer == null) {
      throw new NerInferenceException(
          "expected logits of a floating-point type, but the model answers "
              + logits.getInfo().type);
    }
    if (buffer.hasArray() && buffer.array().length == buffer.remaining()) {
      return buffer.array();
    }
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
