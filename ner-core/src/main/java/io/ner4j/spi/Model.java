package io.ner4j.spi;

import io.ner4j.Device;
import java.util.List;

/**
 * A token classifier: scores every label at every token.
 *
 * <p>Implementations are safe for use by many threads. The pipeline owns its model and closes it,
 * once, after the last call has returned.
 *
 * <pre>{@code
 * class AllOutside implements Model {
 *   @Override
 *   public List<String> labels() {
 *     return List.of("O", "B-PER", "I-PER");
 *   }
 *
 *   @Override
 *   public int maxTokens() {
 *     return 512;
 *   }
 *
 *   @Override
 *   public Device device() {
 *     return Device.cpu();
 *   }
 *
 *   @Override
 *   public Logits run(Batch batch) {
 *     float[] scores = new float[batch.rows() * batch.columns() * 3];
 *     for (int token = 0; token < scores.length; token += 3) {
 *       scores[token] = 1;
 *     }
 *     return Logits.of(scores, batch.rows(), batch.columns(), 3);
 *   }
 *
 *   @Override
 *   public void close() {}
 * }
 * }</pre>
 *
 * @since 0.1.0
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
   * Returns the device that the model really uses.
   *
   * @return the device
   */
  Device device();

  /**
   * Returns the number of concurrent calls of {@link #run} that use the machine best. A pipeline
   * makes no more.
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
   * Tells how the model's makers want texts to be read, wherever the caller does not say.
   *
   * @return decoder, layout and windows; those of transformers unless a model says otherwise
   */
  default ModelDefaults defaults() {
    return ModelDefaults.NONE;
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
