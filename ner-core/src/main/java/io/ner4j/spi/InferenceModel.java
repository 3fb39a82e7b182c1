package io.ner4j.spi;

import io.ner4j.Device;

/**
 * What pipelines ask of any model: where it runs, how much it reads at once and which batches suit
 * it. A model is a {@link Model}, which labels tokens, or a {@link SpanClassifier}.
 *
 * <pre>{@code
 * String shown = model.name() + " on " + model.device() + ", up to " + model.maxTokens() + " tokens";
 * }</pre>
 *
 * <p>Implementations are safe for use by many threads. The pipeline owns its model and closes it,
 * once, after the last call has returned.
 *
 * @since 0.1.0
 */
public interface InferenceModel extends AutoCloseable {

  /**
   * Names the model for people, in logs.
   *
   * @return a name in one line, such as the path of its file; by default, the name of the class
   */
  default String name() {
    return getClass().getName();
  }

  /**
   * Tells the longest sequence that the model reads.
   *
   * @return the largest number of tokens in one row, special tokens included
   */
  int maxTokens();

  /**
   * Returns the device that the model really uses.
   *
   * @return the device
   */
  Device device();

  /**
   * Returns the number of concurrent runs that use the machine best. A pipeline makes no more.
   *
   * @return the number of calls, at least 1
   */
  default int parallelism() {
    return 1;
  }

  /**
   * Tells whether the model computes almost nothing for padding, also in attention. Then sequences
   * of different length may share a batch.
   *
   * @return whether padding is skipped
   */
  default boolean skipsPadding() {
    return false;
  }

  /**
   * Tells how large a batch makes good use of the device: the default of {@link
   * io.ner4j.NerPipelineBuilder#maxBatchTokens}.
   *
   * @return number of tokens, at least 1; by default 512, which suits a CPU
   */
  default int batchTokens() {
    return 512;
  }

  /**
   * Tells what starting a run costs, as the number of tokens that could run in that time.
   *
   * @param maxBatchTokens tokens in a batch at most, at least 1
   * @return number of tokens, at least 1; by default 1/32 of a full batch, as measured on CPUs with
   *     512 tokens
   */
  default int startTokens(int maxBatchTokens) {
    return Math.max(1, maxBatchTokens / 32);
  }

  /** Frees what the model holds. */
  @Override
  void close();
}
