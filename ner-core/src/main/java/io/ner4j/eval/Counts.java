package io.ner4j.eval;

import java.util.Locale;

/**
 * How many entities were right, wrong and missed. A rate whose denominator is 0 is 0, as in
 * conlleval and seqeval.
 *
 * <pre>{@code
 * Counts counts = new Counts(8, 2, 2);
 * counts.precision(); // 0.8
 * counts.recall();    // 0.8
 * counts.support();   // 10
 * }</pre>
 *
 * @param tp true positives: pairs of a found and a gold entity, ≥ 0
 * @param fp false positives: found entities without a gold one, ≥ 0
 * @param fn false negatives: gold entities that were not found, ≥ 0
 * @since 0.1.0
 */
public record Counts(int tp, int fp, int fn) {

  /**
   * Checks the counts.
   *
   * @param tp true positives: pairs of a found and a gold entity, ≥ 0
   * @param fp false positives: found entities without a gold one, ≥ 0
   * @param fn false negatives: gold entities that were not found, ≥ 0
   * @throws IllegalArgumentException if a count is negative
   */
  public Counts {
    if (tp < 0 || fp < 0 || fn < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "counts must not be negative, but tp is %d, fp %d, fn %d", tp, fp, fn));
    }
  }

  /**
   * Counts the gold entities.
   *
   * @return {@code tp + fn}
   */
  public int support() {
    return tp + fn;
  }

  /**
   * Divides the right entities by the found ones.
   *
   * @return {@code tp / (tp + fp)}, 0 to 1
   */
  public double precision() {
    return ratio(tp, tp + fp);
  }

  /**
   * Divides the right entities by the gold ones.
   *
   * @return {@code tp / (tp + fn)}, 0 to 1
   */
  public double recall() {
    return ratio(tp, tp + fn);
  }

  /**
   * Computes the harmonic mean of precision and recall.
   *
   * @return {@code 2 tp / (2 tp + fp + fn)}, 0 to 1
   */
  public double f1() {
    return ratio(2 * tp, 2 * tp + fp + fn);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  Counts plus(Counts other) {
    return new Counts(tp + other.tp, fp + other.fp, fn + other.fn);
  }
}
