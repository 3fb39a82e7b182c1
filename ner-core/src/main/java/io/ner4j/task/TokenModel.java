package io.ner4j.task;

import io.ner4j.span.Softmax;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A token classifier. The scores of a window are the logits of its tokens, {@code [to - from,
 * labels]}.
 *
 * @param model the model
 * @param padId id of the token that fills rows up
 * @param settings its labels and special tokens
 */
public record TokenModel(Model model, int padId, TaskSettings settings) implements WindowModel {

  @Override
  public List<WindowScores> run(List<Window> windows) {
    Batch batch = Batch.of(windows.stream().map(Window::ids).toList(), padId);
    Logits logits = model.run(batch);
    int labels = settings.labels().size();
    if (logits.rows() != batch.rows()
        || logits.columns() != batch.columns()
        || logits.labels() != labels) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the model should answer logits of shape [%d, %d, %d], but answered [%d, %d, %d]",
              batch.rows(),
              batch.columns(),
              labels,
              logits.rows(),
              logits.columns(),
              logits.labels()));
    }
    List<WindowScores> scores = new ArrayList<>(windows.size());
    for (int row = 0; row < windows.size(); row++) {
      Window window = windows.get(row);
      float[] own = logits.copy(row, settings.template().before(), window.to() - window.from());
      // Others may have been changed by it without a trace: all run again, apart from it.
      if (windows.size() > 1 && !Softmax.areDistributions(own, labels)) {
        throw new IllegalStateException("the model should answer finite logits, but did not");
      }
      scores.add(WindowScores.all(own));
    }
    return scores;
  }
}
