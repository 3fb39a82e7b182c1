package io.ner4j.onnx.gliner;

import io.ner4j.NerInferenceException;
import io.ner4j.NerModelException;
import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what a GLiNER graph answers for texts that run together with what it answers for each
 * alone, as {@code CompanyTrial} does for token classifiers and with the same bounds.
 */
final class GlinerTrial {

  private static final Logger LOG = LoggerFactory.getLogger(GlinerTrial.class);

  /** Words of the texts. The second of two that are alike runs again. */
  private static final int[] WORDS = {60, 30, 12, 12, 5, 2, 1};

  private static final int AGAIN = 2;

  /** All, those of like length, and the short ones, the shortest first. */
  private static final int[][] BATCHES = {{0, 1, 2, 3, 4, 5, 6}, {2, 3}, {6, 5, 4}};

  /** By how much, of the largest score or of 1, answers in fp32 may differ by rounding. */
  private static final double ROUNDING = 2e-4;

  /** The same on average where numbers between layers have few bits. */
  private static final double COARSE_ROUNDING = 0.01;

  private final GlinerModel model;
  private final GlinerRows rows;
  private final List<float[]> alone = new ArrayList<>();
  private double largest = 1;

  /**
   * Runs each text alone.
   *
   * @throws NerInferenceException if the model fails
   * @throws NerModelException if it answers otherwise from run to run
   */
  GlinerTrial(GlinerModel model, GlinerRows rows) {
    this.model = model;
    this.rows = rows;
    for (int words : WORDS) {
      rows.add(Math.min(words, model.maxWords()), Math.max(rows.shortest(), model.maxTokens()));
      float[] scores = scores(model.run(rows.batch(alone.size())), 0, alone.size());
      alone.add(scores);
      for (float score : scores) {
        largest = Float.isFinite(score) ? Math.max(largest, Math.abs(score)) : largest;
      }
    }
    Finding again = compare(model.run(rows.batch(AGAIN)), AGAIN);
    if (again.differs) {
      throw new NerModelException(
          "expected %s to answer the same for the same tokens, but its scores differ by up to %s from one run to the next; it has random operators, such as dropout: export it again after model.eval()"
              .formatted(model.file(), again.difference));
    }
  }

  private record Finding(double difference, boolean differs) {}

  /** By how much company changes answers, or 0 if by no more than rounding. */
  double inCompany() {
    double most = 0;
    for (int[] batch : BATCHES) {
      try {
        Finding found = compare(model.run(rows.batch(batch)), batch);
        most = found.differs ? Math.max(most, found.difference) : most;
      } catch (NerInferenceException e) {
        // A batch that fails is halved when it is a caller's.
        LOG.debug("{} fails on a batch of {}: {}", model.name(), batch.length, e.getMessage());
      }
    }
    return most;
  }

  private Finding compare(Logits together, int... chosen) {
    double most = 0;
    double sum = 0;
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      float[] expected = alone.get(chosen[i]);
      float[] found = scores(together, i, chosen[i]);
      for (int cell = 0; cell < expected.length; cell++) {
        double difference =
            Float.compare(expected[cell], found[cell]) == 0
                ? 0
                : Math.abs(expected[cell] - found[cell]);
        most = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(most, difference);
        sum += difference;
        count++;
      }
    }
    boolean coarse = model.coarse();
    double typical = coarse ? sum / count : most;
    return new Finding(most, !(typical <= (coarse ? COARSE_ROUNDING : ROUNDING) * largest));
  }

  /** The scores that count: a span that reaches beyond the text may have any. */
  private float[] scores(Logits logits, int row, int text) {
    int words = rows.words(text);
    if (row >= logits.rows() || words > logits.columns()) {
      throw new NerInferenceException(
          String.format(
              Locale.ROOT,
              "expected scores of %d words in row %d, but the model answered %d rows of %d",
              words,
              row,
              logits.rows(),
              logits.columns()));
    }
    float[] scores = logits.copy(row, 0, words);
    if (model.scoring() == Scoring.SPANS) {
      int numbers = logits.labels();
      for (int i = 0; i < scores.length; i++) {
        int width = i % numbers / GlinerRows.LABELS;
        scores[i] = i / numbers + width < words ? scores[i] : 0;
      }
    }
    return scores;
  }
}
