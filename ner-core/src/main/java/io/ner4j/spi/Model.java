package io.ner4j.spi;

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
public interface Model extends InferenceModel {

  /**
   * Lists the raw labels, such as {@code B-PER}, in the order of the logits.
   *
   * @return the label names, at least one, unmodifiable
   */
  List<String> labels();

  /**
   * Tells how the model's makers want texts to be read, wherever the caller does not say.
   *
   * @return decoder, layout and windows; those of transformers unless a model says otherwise
   */
  default ModelDefaults defaults() {
    return ModelDefaults.NONE;
  }

  /**
   * Runs a batch.
   *
   * @param batch token ids, {@code [rows, columns]}
   * @return the raw scores, {@code [rows, columns, labels]}; those at padding may be anything
   * @throws io.ner4j.NerInferenceException if the run fails
   */
  Logits run(Batch batch);
}
