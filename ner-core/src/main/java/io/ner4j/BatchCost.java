package io.ner4j;

import io.ner4j.spi.Model;

/**
 * What batches cost, as a number of tokens, and which are too large.
 *
 * <p>A batch costs something to start, and each of its tokens. What fills its rows up costs as much
 * as tokens do, unless the model skips it: then only attention, whose cost grows with the square of
 * the longest row, sees whole rows.
 *
 * @param maxTokens a batch's longest window times its number of windows, at most
 * @param start what a batch costs besides its tokens
 * @param skipsPadding whether the model computes next to nothing for padding
 */
record BatchCost(int maxTokens, int start, boolean skipsPadding) {

  /**
   * So many starts cost as much as a full batch on a CPU, which is to be chosen so that a start
   * weighs little: 8 tokens of 512, as measured.
   */
  private static final int STARTS_PER_BATCH = 64;

  /** A start on a GPU, as measured. */
  private static final int GPU_START = 2048;

  /** So many pairs of tokens that attend to each other cost as much as a token, on CPUs. */
  private static final int PAIRS_PER_TOKEN = 256;

  /** What batches of a model cost. */
  static BatchCost of(Model model, int maxTokens) {
    int start = model.device().isCuda() ? GPU_START : Math.max(1, maxTokens / STARTS_PER_BATCH);
    return new BatchCost(maxTokens, start, model.skipsPadding());
  }

  /**
   * The cost of a batch.
   *
   * @param longest its longest window
   * @param rows its number of windows
   * @param tokens all their tokens
   */
  long of(int longest, int rows, long tokens) {
    long cells = (long) longest * rows;
    return start + (skipsPadding ? tokens + cells * longest / PAIRS_PER_TOKEN : cells);
  }

  /** Whether a batch is small enough; a window that is too long by itself runs alone. */
  boolean fits(int longest, int rows) {
    return rows == 1 || (long) longest * rows <= maxTokens;
  }
}
