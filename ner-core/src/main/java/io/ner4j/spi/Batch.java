package io.ner4j.spi;

import java.util.List;

/**
 * Token sequences that run together, as a matrix of shape {@code [rows, columns]}: each row is one
 * sequence, filled up at its right with the padding token.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * Batch batch = Batch.of(List.of(new int[] {101, 7, 102}, new int[] {101, 102}), 0);
 * batch.rows();      // 2
 * batch.columns();   // 3
 * batch.id(1, 2);    // 0, padding
 * batch.length(1);   // 2
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Batch {

  private final int[][] sequences;
  private final int columns;
  private final int padId;

  private Batch(int[][] sequences, int padId) {
    this.sequences = sequences;
    this.padId = padId;
    int longest = 0;
    for (int[] sequence : sequences) {
      longest = Math.max(longest, sequence.length);
    }
    columns = longest;
  }

  /**
   * Makes a batch.
   *
   * @param sequences vocabulary ids, special tokens included; at least one sequence, none empty
   * @param padId vocabulary id of the padding token
   * @return the batch
   * @throws IllegalArgumentException if there is no sequence, or an empty one
   */
  public static Batch of(List<int[]> sequences, int padId) {
    int[][] rows = sequences.stream().map(int[]::clone).toArray(int[][]::new);
    if (rows.length == 0) {
      throw new IllegalArgumentException("a batch needs at least one sequence, but got none");
    }
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length == 0) {
        throw new IllegalArgumentException(
            "a batch needs sequences of at least one token, but sequence " + row + " is empty");
      }
    }
    return new Batch(rows, padId);
  }

  /**
   * Counts the sequences.
   *
   * @return the number of rows, at least 1
   */
  public int rows() {
    return sequences.length;
  }

  /**
   * Returns the length of the longest sequence.
   *
   * @return the number of columns, at least 1
   */
  public int columns() {
    return columns;
  }

  /**
   * Tells how long a sequence is; what follows in its row is padding.
   *
   * @param row index of the sequence, 0 to {@code rows() - 1}
   * @return the number of tokens, 1 to {@code columns()}
   */
  public int length(int row) {
    return sequences[row].length;
  }

  /**
   * Looks up a cell of the matrix.
   *
   * @param row index of the sequence, 0 to {@code rows() - 1}
   * @param column index in the row, 0 to {@code columns() - 1}
   * @return the vocabulary id, the padding id beyond {@code length(row)}
   */
  public int id(int row, int column) {
    int[] sequence = sequences[row];
    return column < sequence.length ? sequence[column] : padId;
  }
}
