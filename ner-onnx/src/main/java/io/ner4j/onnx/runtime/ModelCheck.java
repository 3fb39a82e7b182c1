package io.ner4j.onnx.runtime;

import io.ner4j.NerModelException;
import io.ner4j.decode.LabelSet;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tries out a model while it is loaded: a run tells more than what a file declares. */
final class ModelCheck {

  private final Model model;
  private final Path file;

  ModelCheck(Model model, Path file) {
    this.model = model;
    this.file = file;
  }

  /**
   * Checks that there are as many labels as scores, and that they make sense.
   *
   * @throws NerModelException if not
   */
  void labels() {
    List<String> labels = model.labels();
    String expected = "a model that reads any number of texts of any length";
    int found = tryOut(expected, new int[] {0}).labels();
    if (found != labels.size()) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected as many labels as %s scores, %d, but there are %d: %s; name them with"
                  + " OnnxNerBuilder.labels, or take the config.json that belongs to the model",
              file,
              found,
              labels.size(),
              labels));
    }
    try {
      LabelSet.of(labels);
    } catch (IllegalArgumentException e) {
      throw new NerModelException(
          "expected labels to tell apart in the configuration of %s, but %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Checks that the model knows all tokens of a vocabulary.
   *
   * @throws NerModelException if it does not
   */
  void vocabulary(int highestId) {
    if (highestId > 0) {
      tryOut(
          String.format(
              Locale.ROOT,
              "a model that knows the %d tokens of its tokenizer; they belong to different models",
              highestId + 1L),
          new int[] {highestId});
    }
  }

  private Logits tryOut(String expected, int[]... sequences) {
    try {
      return model.run(Batch.of(List.of(sequences), 0));
    } catch (RuntimeException e) {
      throw new NerModelException(
          "expected %s in %s, but it fails: %s".formatted(expected, file, e.getMessage()), e);
    }
  }
}
