package io.ner4j.spi;

import io.ner4j.Device;
import java.util.List;

/**
 * Scores every label at every token: a token classifier behind whatever runtime.
 *
 * <p>Implementations are safe for use by many threads. The pipeline owns its model and closes it,
 * once, after the last call has returned.
 */
public interface Model extends AutoCloseable {

  /**
   * Names the model for people, in logs.
   *
   * @return a name in one line, such as the path of its file; by default, the name of the class
   */
  default String name() {
    return getClass().getName();
  }

  /**
   * Lists the raw labels, such as {@code B-PER}, in the order of the logits.
   *
   * @return the label names, at least one, unmodifiable
   */
  List<String> labels();

  /**
   * Tells the longest sequence that the model reads.
   *
   * @return the largest number of tokens in one row, special tokens included
   */
  int maxTokens();

  /**
   * Tells where the model runs, in truth and not as asked for.
   *
   * @return the device
   */
  Device device();

  /**
   * Tells how many calls of {@link #run} at once make the most of the machine; a pipeline makes no
   * more.
   *
   * @return the number of calls, at least 1
   */
  default int parallelism() {
    return 1;
  }

  /**
   * Tells whether next to nothing is computed for padding, in attention either, so that sequences
   * of unlike length may well share a batch.
   *
   * @return whether padding is skipped
   */
  default boolean skipsPadding() {
    return false;
  }

  /**
   * Runs a batch.
   *
   * @param batch token ids, {@code [rows, columns]}
   * @return the raw scores, {@code [rows, columns, labels]}; those at padding may be anything
   * @throws io.ner4j.NerInferenceException if the run fails
   */
  Logits run(Batch batch);

  /** Frees what the model holds. */
  @Override
  void close();
}
