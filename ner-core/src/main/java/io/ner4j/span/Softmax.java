package io.ner4j.span;

/** Turns logits into probabilities. */
public final class Softmax {

  private Softmax() {}

  /**
   * Whether each row of logits makes a distribution. None does with NaN or infinity in it; minus
   * infinity for some labels is fine.
   */
  public static boolean areDistributions(float[] rows, int labels) {
    for (int row = 0; row < rows.length; row += labels) {
      float max = Float.NEGATIVE_INFINITY;
      for (int i = row; i < row + labels; i++) {
        max = Math.max(max, rows[i]);
      }
      if (!Float.isFinite(max)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Replaces each row of logits by its probabilities.
   *
   * @throws IllegalStateException if a row is no distribution, because the model answered NaN or
   *     infinity
   */
  public static void apply(float[] rows, int labels) {
    for (int row = 0; row < rows.length; row += labels) {
      float max = rows[row];
      for (int i = row + 1; i < row + labels; i++) {
        max = Math.max(max, rows[i]);
      }
      double sum = 0;
      for (int i = row; i < row + labels; i++) {
        double value = Math.exp(rows[i] - max);
        rows[i] = (float) value;
        sum += value;
      }
      if (!(sum >= 1)) {
        throw new IllegalStateException(
            "the model should answer finite logits, but those of token "
                + row / labels
                + " are not; a model in half precision may overflow, try its fp32 form");
      }
      for (int i = row; i < row + labels; i++) {
        rows[i] = (float) (rows[i] / sum);
      }
    }
  }
}
