package io.ner4j.prompt;

import io.ner4j.spi.Logits;
import io.ner4j.spi.SpanBatch;
import io.ner4j.spi.SpanClassifier;
import io.ner4j.spi.SpanClassifier.Scoring;
import io.ner4j.task.Window;
import io.ner4j.task.WindowModel;
import io.ner4j.task.WindowScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A span classifier. The scores of a window are those that are high enough for its own labels.
 *
 * @param model the model
 * @param padId id of the token that fills rows up
 */
public record SpanModel(SpanClassifier model, int padId) implements WindowModel {

  private static final int BORDER_NUMBERS = 3;

  @Override
  public List<WindowScores> run(List<Window> windows) {
    List<SpanWindow> rows = windows.stream().map(SpanWindow.class::cast).toList();
    int labels = rows.get(0).group().labels().size();
    SpanBatch batch =
        SpanBatch.of(
            rows.stream().map(Window::ids).toList(),
            rows.stream().map(SpanWindow::firstTokens).toList(),
            labels,
            padId);
    Logits logits = model.run(batch);
    int numbers =
        labels * (model.scoring() == Scoring.SPANS ? model.maxSpanWords() : BORDER_NUMBERS);
    if (logits.rows() != rows.size()
        || logits.columns() != batch.columns()
        || logits.labels() != numbers) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the model should answer scores of shape [%d, %d, %d], but answered [%d, %d, %d]",
              rows.size(),
              batch.columns(),
              numbers,
              logits.rows(),
              logits.columns(),
              logits.labels()));
    }
    List<WindowScores> scores = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      int words = batch.words(row);
      scores.add(kept(rows.get(row), checked(logits.copy(row, 0, words), words, labels)));
    }
    return scores;
  }

  private WindowScores kept(SpanWindow window, float[] scores) {
    return model.scoring() == Scoring.SPANS
        ? ScoredSpans.keep(window, scores, model.maxSpanWords())
        : BorderedSpans.keep(window, scores);
  }

  /** Beyond the last word, a span's score may be anything. */
  private float[] checked(float[] scores, int words, int labels) {
    int numbers = scores.length / words;
    for (int i = 0; i < scores.length; i++) {
      int width = model.scoring() == Scoring.SPANS ? i % numbers / labels : 0;
      if (i / numbers + width < words && Float.isNaN(scores[i])) {
        throw new IllegalStateException(
            "the model should answer numbers, but answered NaN at word "
                + i / numbers
                + "; a model in half precision may overflow, try its fp32 form");
      }
    }
    return scores;
  }
}
