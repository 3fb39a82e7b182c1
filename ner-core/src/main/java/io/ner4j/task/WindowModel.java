package io.ner4j.task;

import io.ner4j.spi.InferenceModel;
import java.util.List;

/** A model that reads windows. */
public interface WindowModel {

  /** The model. */
  InferenceModel model();

  /**
   * Runs windows that may run together.
   *
   * @return the scores of each window, in the same order
   * @throws RuntimeException if the run fails, or its scores are not what they should be
   */
  List<WindowScores> run(List<Window> windows);
}
