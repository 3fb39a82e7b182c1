package io.ner4j;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import java.util.Arrays;

/** Fails, or answers nonsense, where a row has a certain number of words. */
final class StormyModel extends FakeModel {

  private static final int FAILS = 7;
  private static final int CRASHES = 8;
  private static final int SHAPELESS = 9;
  static final int NAN = 11;

  private final int lanes;

  StormyModel(int lanes) {
    super(64);
    this.lanes = lanes;
  }

  @Override
  public int parallelism() {
    return lanes;
  }

  @Override
  public Logits run(Batch batch) {
    Logits logits = super.run(batch);
    for (int row = 0; row < batch.rows(); row++) {
      int words = batch.length(row) - 2;
      if (words == FAILS) {
        throw new UnsupportedOperationException("seven");
      } else if (words == CRASHES) {
        throw new OutOfMemoryError("eight");
      } else if (words == SHAPELESS) {
        return Logits.of(new float[5], 1, 1, 5);
      } else if (words == NAN) {
        logits = withoutNumbers(logits, batch, row);
      }
    }
    return logits;
  }

  private static Logits withoutNumbers(Logits logits, Batch batch, int row) {
    int cells = batch.columns() * LABELS.size();
    float[] values = new float[batch.rows() * cells];
    for (int other = 0; other < batch.rows(); other++) {
      System.arraycopy(logits.copy(other, 0, batch.columns()), 0, values, other * cells, cells);
    }
    Arrays.fill(values, row * cells, (row + 1) * cells, Float.NaN);
    return Logits.of(values, batch.rows(), batch.columns(), LABELS.size());
  }

  /** Whether a text of so many words gets another answer than alone, or none. */
  static boolean spoils(int words) {
    return words == FAILS || words == CRASHES || words == SHAPELESS || words == NAN;
  }
}
