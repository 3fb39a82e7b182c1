package io.ner4j.spi;

import java.util.List;
import java.util.Locale;

/**
 * Rows that a {@link SpanClassifier} reads together: the labels to look for, then the words of a
 * text. All rows ask for the same labels.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * // "<<ENT>> person <<SEP>> Tim Cook", one token for each word
 * SpanBatch batch = SpanBatch.of(List.of(new int[] {9, 21, 8, 33, 34}), List.of(new int[] {3, 4}), 1, 0);
 * batch.words(0);         // 2
 * batch.firstToken(0, 1); // 4, where "Cook" starts
 * batch.labels();         // 1
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SpanBatch {

  private final Batch tokens;
  private final int[][] firstTokens;
  private final int labels;
  private final int columns;

  private SpanBatch(Batch tokens, int[][] firstTokens, int labels) {
    this.tokens = tokens;
    this.firstTokens = firstTokens;
    this.labels = labels;
    int most = 0;
    for (int[] row : firstTokens) {
      most = Math.max(most, row.length);
    }
    columns = most;
  }

  /**
   * Makes a batch.
   *
   * @param sequences vocabulary ids, those of the labels and special tokens included; at least one
   *     sequence, none empty
   * @param firstTokens for each sequence, the place of each word's first token in it, rising; at
   *     least one word
   * @param labels number of labels that the sequences ask for, at least 1
   * @param padId vocabulary id of the padding token
   * @return the batch
   * @throws IllegalArgumentException if a number is out of range
   */
  public static SpanBatch of(
      List<int[]> sequences, List<int[]> firstTokens, int labels, int padId) {
    if (labels < 1 || sequences.size() != firstTokens.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a batch of spans needs at least one label and the words of each sequence, but has %d"
                  + " labels, %d sequences and the words of %d",
              labels,
              sequences.size(),
              firstTokens.size()));
    }
    Batch tokens = Batch.of(sequences, padId);
    int[][] words = firstTokens.stream().map(int[]::clone).toArray(int[][]::new);
    for (int row = 0; row < words.length; row++) {
      check(words[row], tokens.length(row));
    }
    return new SpanBatch(tokens, words, labels);
  }

  private static void check(int[] firstTokens, int length) {
    int least = 0;
    for (int place : firstTokens) {
      if (place < least || place >= length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the first token of a word must lie at %d to %d, but lies at %d",
                least,
                length - 1,
                place));
      }
      least = place + 1;
    }
    if (firstTokens.length == 0) {
      throw new IllegalArgumentException("a row needs at least one word, but has none");
    }
  }

  /**
   * Returns the tokens of the rows.
   *
   * @return the matrix of vocabulary ids
   */
  public Batch tokens() {
    return tokens;
  }

  /**
   * Returns one row as a batch of its own.
   *
   * @param row index of the sequence, 0 to {@code tokens().rows() - 1}
   * @return the batch, without padding
   */
  public SpanBatch row(int row) {
    int[] ids = new int[tokens.length(row)];
    for (int column = 0; column < ids.length; column++) {
      ids[column] = tokens.id(row, column);
    }
    return of(List.of(ids), List.of(firstTokens[row]), labels, 0);
  }

  /**
   * Counts the labels that each row asks for.
   *
   * @return the number of labels, at least 1
   */
  public int labels() {
    return labels;
  }

  /**
   * Counts the words of the row that has most.
   *
   * @return the number of columns of the scores, at least 1
   */
  public int columns() {
    return columns;
  }

  /**
   * Counts the words of a row.
   *
   * @param row index of the sequence, 0 to {@code tokens().rows() - 1}
   * @return the number of words, 1 to {@code columns()}
   */
  public int words(int row) {
    return firstTokens[row].length;
  }

  /**
   * Looks up where a word starts.
   *
   * @param row index of the sequence, 0 to {@code tokens().rows() - 1}
   * @param word index of the word, 0 to {@code words(row) - 1}
   * @return the place of the word's first token in its row
   */
  public int firstToken(int row, int word) {
    return firstTokens[row][word];
  }
}
