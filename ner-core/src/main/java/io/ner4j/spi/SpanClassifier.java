package io.ner4j.spi;

/**
 * A model that takes the labels with the text, such as GLiNER: scores every span of words for each
 * label.
 *
 * <p>A row of its input is a prompt, which names the labels, and the words of a text:
 *
 * <pre>
 * &lt;&lt;ENT&gt;&gt; person &lt;&lt;ENT&gt;&gt; drug name &lt;&lt;SEP&gt;&gt; Tim Cook takes aspirin .
 * </pre>
 *
 * <pre>{@code
 * class NothingAtAll implements SpanClassifier {
 *   @Override
 *   public Scoring scoring() {
 *     return Scoring.SPANS;
 *   }
 *
 *   @Override
 *   public int maxSpanWords() {
 *     return 12;
 *   }
 *
 *   @Override
 *   public int maxWords() {
 *     return 384;
 *   }
 *
 *   @Override
 *   public Device device() {
 *     return Device.cpu();
 *   }
 *
 *   @Override
 *   public Logits run(SpanBatch batch) {
 *     int numbers = 12 * batch.labels();
 *     float[] scores = new float[batch.tokens().rows() * batch.columns() * numbers];
 *     java.util.Arrays.fill(scores, -10);
 *     return Logits.of(scores, batch.tokens().rows(), batch.columns(), numbers);
 *   }
 *
 *   @Override
 *   public void close() {}
 * }
 * }</pre>
 *
 * <p>Implementations are safe for use by many threads. The pipeline owns its model and closes it,
 * once, after the last call has returned.
 *
 * @since 0.1.0
 */
public interface SpanClassifier extends InferenceModel {

  /** What the scores stand for. All are logits: the sigmoid makes probabilities of them. */
  enum Scoring {
    /**
     * Spans of up to {@link #maxSpanWords} words: {@code [rows, words, maxSpanWords, labels]}, by
     * the first word and the number of words less one.
     */
    SPANS,

    /**
     * Words: {@code [rows, words, labels, 3]}; whether a span of the label starts there, ends
     * there, and whether the word is part of one.
     */
    BORDERS
  }

  /**
   * Tells what the scores stand for.
   *
   * @return the scoring
   */
  Scoring scoring();

  /**
   * Tells how long a span may be.
   *
   * @return the largest number of words, at least 1
   */
  int maxSpanWords();

  /**
   * Tells how many words the model was made to read at once.
   *
   * @return the largest number of words of text in a row, at least 1
   */
  int maxWords();

  /**
   * Tells the longest sequence that the model can read.
   *
   * @return the largest number of tokens in a row, prompt and special tokens included; by default,
   *     there is no bound
   */
  @Override
  default int maxTokens() {
    return Integer.MAX_VALUE;
  }

  /**
   * Returns the token in front of each label.
   *
   * @return a token of the vocabulary; by default {@code <<ENT>>}
   */
  default String labelMarker() {
    return "<<ENT>>";
  }

  /**
   * Returns the token between the labels and the text.
   *
   * @return a token of the vocabulary; by default {@code <<SEP>>}
   */
  default String labelsEnd() {
    return "<<SEP>>";
  }

  /**
   * Runs a batch.
   *
   * @param batch prompts and words
   * @return the scores, with a row for each sequence, a column for each word, and {@code
   *     maxSpanWords × labels} or {@code labels × 3} numbers in it as {@link #scoring} says. Those
   *     beyond a row's words, and of spans that reach beyond them, may be anything
   * @throws io.ner4j.NerInferenceException if the run fails
   */
  Logits run(SpanBatch batch);
}
