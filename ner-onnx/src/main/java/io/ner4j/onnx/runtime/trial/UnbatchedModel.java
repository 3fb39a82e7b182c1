package io.ner4j.onnx.runtime.trial;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.util.List;

/**
 * A model that answers otherwise for sequences that run together: each runs alone, one after the
 * other.
 */
final class UnbatchedModel extends ForwardingModel {

  UnbatchedModel(Model model) {
    super(model);
  }

  @Override
  public Logits run(Batch batch) {
    if (batch.rows() == 1) {
      return super.run(batch);
    }
    int labels = labels().size();
    float[] values = new float[batch.rows() * batch.columns() * labels];
    for (int row = 0; row < batch.rows(); row++) {
      int[] ids = new int[batch.length(row)];
      for (int column = 0; column < ids.length; column++) {
        ids[column] = batch.id(row, column);
      }
      Logits logits = super.run(Batch.of(List.of(ids), 0));
      float[] scores = logits.copy(0, 0, ids.length);
      System.arraycopy(scores, 0, values, row * batch.columns() * labels, scores.length);
    }
    return Logits.of(values, batch.rows(), batch.columns(), labels);
  }

  @Override
  public boolean skipsPadding() {
    return true;
  }
}
