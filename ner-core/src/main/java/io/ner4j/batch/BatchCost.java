package io.ner4j.batch;

import io.ner4j.spi.InferenceModel;
import io.ner4j.task.Window;
import java.util.List;

/**
 * What batches cost, as a number of tokens, and which are too large.
 *
 * <p>A batch costs something to start, and each of its tokens. What fills its rows up costs as much
 * as tokens do, unless the model skips it. Then it costs only in attention, where each row is as
 * long as the longest.
 *
 * @param maxTokens tokens in a batch at most, with what fills its rows up, if that costs anything
 * @param start what a batch costs besides its tokens
 * @param skipsPadding whether the model computes next to nothing for padding
 */
public record BatchCost(int maxTokens, int start, boolean skipsPadding) {

  /** So many pairs of tokens that attend to each other cost as much as a token, on CPUs. */
  private static final int PAIRS_PER_TOKEN = 448;

  /** With more batches for each lane, lanes are busy alike anyway. */
  private static final int FEW_BATCHES = 8;

  /** What batches of a model cost. */
  static BatchCost of(InferenceModel model, int maxTokens) {
    return new BatchCost(maxTokens, model.startTokens(maxTokens), model.skipsPadding());
  }

  /**
   * The cost of a batch.
   *
   * @param longest its longest window
   * @param rows its number of windows
   * @param tokens all their tokens
   */
  long of(int longest, int rows, long tokens) {
    return start
        + (skipsPadding
            ? tokens + (long) rows * longest * longest / PAIRS_PER_TOKEN
            : (long) longest * rows);
  }

  /** The cost of a batch. */
  long of(List<Window> batch) {
    int longest = 0;
    long tokens = 0;
    for (Window window : batch) {
      longest = Math.max(longest, window.length());
      tokens += window.length();
    }
    return of(longest, batch.size(), tokens);
  }

  /** The cost of a window among others of its length, without the start of their batch. */
  long of(int length) {
    return of(length, 1, length) - start;
  }

  /**
   * Whether a batch is small enough; a window that is too long by itself runs alone.
   *
   * @param longest its longest window
   * @param rows its number of windows
   * @param tokens all their tokens
   */
  boolean fits(int longest, int rows, long tokens) {
    return rows == 1 || (skipsPadding ? tokens : (long) longest * rows) <= maxTokens;
  }

  /**
   * What is won by running a window with a batch instead of by itself; negative if it does not fit.
   *
   * @param now what the batch costs without it
   * @param length its length
   * @param longest the longest window with it
   * @param rows the number of windows without it
   * @param tokens their tokens
   */
  long win(long now, int length, int longest, int rows, long tokens) {
    return fits(longest, rows + 1, tokens + length)
        ? now + of(length, 1, length) - of(longest, rows + 1, tokens + length)
        : -1;
  }

  /**
   * Into how many shares to cut work that takes few batches, so that all lanes have as much to do.
   * None is so small that starting it is most of its cost.
   *
   * @param longest the longest window, by half of which a share may begin early and end late
   * @param tokens all tokens
   * @param lanes how many batches run at once
   */
  int shares(int longest, long tokens, int lanes) {
    long ofLanes = (long) lanes * Math.max(1, maxTokens - longest);
    long batchesOfLane = (tokens + ofLanes - 1) / ofLanes;
    if (lanes == 1 || batchesOfLane > FEW_BATCHES) {
      return 1;
    }
    return (int) Math.max(1, Math.min(batchesOfLane * lanes, tokens / (2L * start)));
  }
}
