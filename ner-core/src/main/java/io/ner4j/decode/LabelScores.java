package io.ner4j.decode;

import java.util.Locale;
import java.util.Objects;

/**
 * The probability of each label at each position of a text. A position is a token or a word.
 *
 * <p>Keeps the given array without a copy: do not change it afterwards. Under that rule safe for
 * use by many threads.
 *
 * <pre>{@code
 * LabelScores scores = LabelScores.of(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, 2);
 * scores.size();      // 2 positions
 * scores.score(0, 1); // 0.75
 * scores.best(1);     // 0, the first of equals
 * }</pre>
 *
 * @since 0.1.0
 */
public final class LabelScores {

  private final float[] values;
  private final int labels;
  private final int size;

  private LabelScores(float[] values, int labels) {
    this.values = values;
    this.labels = labels;
    this.size = values.length / labels;
  }

  /**
   * Wraps scores.
   *
   * @param values probabilities, 0 to 1, of shape {@code [positions, labels]}, row-major; not
   *     copied
   * @param labels number of labels, at least 1
   * @return the scores
   * @throws IllegalArgumentException if the array holds no whole number of positions
   */
  public static LabelScores of(float[] values, int labels) {
    Objects.requireNonNull(values, "values");
    if (labels < 1 || values.length % labels != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "scores need a multiple of %d labels, but there are %d",
              labels,
              values.length));
    }
    return new LabelScores(values, labels);
  }

  /**
   * Counts the positions.
   *
   * @return the number of tokens or words
   */
  public int size() {
    return size;
  }

  /**
   * Counts the labels.
   *
   * @return the number of labels at each position
   */
  public int labels() {
    return labels;
  }

  /**
   * Looks up a probability.
   *
   * @param position index of the token or word, 0 to {@code size() - 1}
   * @param label index of the label, 0 to {@code labels() - 1}
   * @return the probability, 0 to 1
   */
  public float score(int position, int label) {
    return values[position * labels + label];
  }

  /**
   * Finds the likeliest label.
   *
   * @param position index of the token or word, 0 to {@code size() - 1}
   * @return index of the label with the highest probability, the first of equals
   */
  public int best(int position) {
    int best = 0;
    for (int label = 1; label < labels; label++) {
      if (score(position, label) > score(position, best)) {
        best = label;
      }
    }
    return best;
  }
}
