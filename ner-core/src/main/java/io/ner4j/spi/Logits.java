package io.ner4j.spi;

import java.util.Locale;
import java.util.Objects;

/**
 * A model's raw scores, any real numbers, of shape {@code [rows, columns, labels]}, row-major.
 *
 * <p>Keeps the given array without a copy: do not change it afterwards. Under that rule safe for
 * use by many threads.
 *
 * <pre>{@code
 * Logits logits = Logits.of(new float[] {0.5f, -1, 2, 0}, 1, 2, 2);
 * logits.copy(0, 1, 1); // 2.0 and 0.0: the scores of the second token
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Logits {

  private final float[] values;
  private final int rows;
  private final int columns;
  private final int labels;

  private Logits(float[] values, int rows, int columns, int labels) {
    this.values = values;
    this.rows = rows;
    this.columns = columns;
    this.labels = labels;
  }

  /**
   * Wraps scores.
   *
   * @param values the scores, {@code rows × columns × labels} of them, row-major; not copied
   * @param rows number of sequences
   * @param columns number of tokens in a row
   * @param labels number of labels
   * @return the logits
   * @throws IllegalArgumentException if a number of the shape is negative, or if the array's length
   *     is not their product
   */
  public static Logits of(float[] values, int rows, int columns, int labels) {
    Objects.requireNonNull(values, "values");
    if (rows < 0 || columns < 0 || labels < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "logits need a shape without negative numbers, but it is [%d, %d, %d]",
              rows,
              columns,
              labels));
    }
    if ((long) rows * columns * labels != values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "logits of shape [%d, %d, %d] need %d values, but got %d",
              rows,
              columns,
              labels,
              (long) rows * columns * labels,
              values.length));
    }
    return new Logits(values, rows, columns, labels);
  }

  /**
   * Counts the sequences.
   *
   * @return the number of rows
   */
  public int rows() {
    return rows;
  }

  /**
   * Counts the tokens in a row, padding included.
   *
   * @return the number of columns
   */
  public int columns() {
    return columns;
  }

  /**
   * Counts the labels.
   *
   * @return the number of scores at each token
   */
  public int labels() {
    return labels;
  }

  /**
   * Copies the scores of consecutive tokens of one row.
   *
   * @param row index of the sequence
   * @param column index of the first token
   * @param count number of tokens
   * @return {@code count × labels} scores, row-major
   */
  public float[] copy(int row, int column, int count) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(column, count, columns);
    float[] copy = new float[count * labels];
    System.arraycopy(values, (row * columns + column) * labels, copy, 0, copy.length);
    return copy;
  }
}
