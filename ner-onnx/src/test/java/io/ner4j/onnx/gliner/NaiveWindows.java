package io.ner4j.onnx.gliner;

import io.ner4j.onnx.gliner.GlinerGold.Case;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The scores of a long text without full stops, read window by window as docs/zero-shot.md says:
 * neighbours share words, and each span is scored by the one window that holds all of it. Spans
 * that no window scores have the lowest score.
 */
final class NaiveWindows {

  private NaiveWindows() {}

  /** Runs a model for each window of a text, whose words are separated by single blanks. */
  static Case scored(OneRun model, String text, List<String> labels, int windowWords) {
    String[] words = text.strip().split(" ");
    int shared = Math.min(model.maxSpanWords(), windowWords / 4);
    int from = 0;
    int own = 0;
    float[] scores = {};
    while (own < words.length) {
      int to = Math.min(words.length, from + windowWords);
      int ownEnd = to == words.length ? to : to - shared;
      Case window =
          model.scored(String.join(" ", Arrays.copyOfRange(words, from, to)) + " ", labels);
      int numbers = window.logits().capacity() / window.words();
      float[] found = Arrays.copyOf(window.logits().array(), (to - from) * numbers);
      scores = Arrays.copyOf(scores, words.length * numbers);
      if (model.scoring() == Scoring.SPANS) {
        dropBeyond(found, to - from, labels.size());
      }
      System.arraycopy(
          found, (own - from) * numbers, scores, own * numbers, (ownEnd - own) * numbers);
      own = ownEnd;
      from = to - 2 * shared;
    }
    return new Case(
        model.scoring(), text, labels, Map.of(), FloatBuffer.wrap(scores), words.length, List.of());
  }

  /** Leaves out the spans that reach beyond their window. */
  private static void dropBeyond(float[] scores, int words, int labels) {
    int numbers = scores.length / words;
    for (int i = 0; i < scores.length; i++) {
      if (i / numbers + i % numbers / labels >= words) {
        scores[i] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
