package io.ner4j.task;

import java.util.List;

/** A model as the batches need it: how many at once, what one costs, and its run. */
public interface WindowModel {

  /** How many batches at the same time use the machine best. */
  int parallelism();

  /** Whether almost nothing is computed for what fills rows up. */
  boolean skipsPadding();

  /** What starting a batch costs, as a number of tokens. */
  int startTokens(int maxBatchTokens);

  /**
   * Runs windows that may run together.
   *
   * @return the scores of each window, in the same order
   * @throws RuntimeException if the run fails, or its scores are not what they should be
   */
  List<float[]> run(List<Window> windows);
}
