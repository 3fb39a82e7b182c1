package io.ner4j.onnx.gliner;

import io.ner4j.onnx.gliner.GlinerGold.Answer;
import io.ner4j.onnx.gliner.GlinerGold.Case;
import io.ner4j.onnx.gliner.GlinerGold.Found;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds spans as the contract says, with no thought of speed: each span is compared with all. */
final class NaiveSpans {

  /** A word with tokens: zero-width joiners have none. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*|[^\\s\u200d]");

  /** A span by the numbers of its words. */
  record Span(int first, int last, int label, float score) {

    boolean goesWith(Span other, Answer options) {
      boolean apart = last < other.first || other.last < first;
      boolean same = first == other.first && last == other.last;
      boolean nested =
          (first <= other.first && last >= other.last)
              || (first >= other.first && last <= other.last);
      return same ? options.severalLabels() : apart || (nested && !options.flat());
    }
  }

  private NaiveSpans() {}

  static List<Found> of(Case recorded, Answer options) {
    List<int[]> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(recorded.text()); word.find(); ) {
      words.add(new int[] {word.start(), word.end()});
    }
    List<Found> found = new ArrayList<>();
    for (Span span :
        chosen(
            recorded.scoring() == Scoring.SPANS
                ? scored(recorded, words.size(), options)
                : bordered(recorded, words.size(), options),
            options)) {
      found.add(
          new Found(
              words.get(span.first)[0],
              words.get(span.last)[1],
              recorded.labels().get(span.label),
              span.score));
    }
    return found;
  }

  private static List<Span> chosen(List<Span> spans, Answer options) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingDouble(span -> -span.score));
    List<Span> chosen = new ArrayList<>();
    for (Span span : sorted) {
      if (chosen.stream().allMatch(other -> span.goesWith(other, options))) {
        chosen.add(span);
      }
    }
    return chosen;
  }

  private static List<Span> scored(Case recorded, int words, Answer options) {
    List<Span> spans = new ArrayList<>();
    int labels = recorded.labels().size();
    int widths = recorded.logits().capacity() / recorded.words() / labels;
    for (int first = 0; first < words; first++) {
      for (int width = 0; width < widths && first + width < words; width++) {
        for (int label = 0; label < labels; label++) {
          float score = sigmoid(recorded.logits().get((first * widths + width) * labels + label));
          if (score > (float) options.threshold()) {
            spans.add(new Span(first, first + width, label, score));
          }
        }
      }
    }
    return spans;
  }

  private static List<Span> bordered(Case recorded, int words, Answer options) {
    List<Span> spans = new ArrayList<>();
    float threshold = (float) options.threshold();
    for (int first = 0; first < words; first++) {
      for (int label = 0; label < recorded.labels().size(); label++) {
        float least = score(recorded, first, label, 0);
        boolean inside = least > threshold;
        for (int last = first; inside && last < Math.min(words, first + 384); last++) {
          float here = score(recorded, last, label, 2);
          float end = score(recorded, last, label, 1);
          inside = here >= threshold;
          least = Math.min(least, here);
          if (inside && end > threshold) {
            spans.add(new Span(first, last, label, Math.min(least, end)));
          }
        }
      }
    }
    return spans;
  }

  private static float score(Case recorded, int word, int label, int number) {
    return sigmoid(recorded.logits().get((word * recorded.labels().size() + label) * 3 + number));
  }

  private static float sigmoid(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }
}
