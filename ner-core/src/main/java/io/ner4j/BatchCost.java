package io.ner4j;

/**
 * What batches cost, as a number of tokens, and which are too large.
 *
 * <p>A batch costs something to start, and each of its tokens. What fills its rows up costs as much
 * as tokens do, unless the model skips it: then only attention, whose cost grows with the square of
 * the longest row, sees whole rows.
 *
 * @param maxTokens a batch's longest window times its number of windows, at most
 * @param skipsPadding whether the model computes next to nothing for padding
 */
record BatchCost(int maxTokens, boolean skipsPadding) {

  /**
   * So many starts cost as much as a full batch, which is to be chosen so that a start weighs
   * little: 8 tokens of 512, as measured on CPUs.
   */
  private static final int STARTS_PER_BATCH = 64;

  /** So many pairs of tokens that attend to each other cost as much as a token, on CPUs. */
  private static final int PAIRS_PER_TOKEN = 256;

  /**
   * The cost of a batch.
   *
   * @param longest its longest window
   * @param rows its number of windows
   * @param tokens all their tokens
   */
  long of(int longest, int rows, long tokens) {
    long cells = (long) longest * rows;
    return start() + (skipsPadding ? tokens + cells * longest / PAIRS_PER_TOKEN : cells);
  }

  private int start() {
    return Math.max(1, maxTokens / STARTS_PER_BATCH);
  }

  /** Whether a batch is small enough; a window that is too long by itself runs alone. */
  boolean fits(int longest, int rows) {
    return rows == 1 || (long) longest * rows <= maxTokens;
  }
}
