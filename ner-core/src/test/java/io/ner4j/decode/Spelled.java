package io.ner4j.decode;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Label sequences and spans as short strings: {@code O B-X I-X} and {@code X 1-3}. */
final class Spelled {

  static final List<String> TYPES = List.of("X", "Y");
  static final String NOTHING = "nothing";

  private Spelled() {}

  static List<String> list(String spaced) {
    return List.of(spaced.split(" ", -1));
  }

  /** Scores that leave no doubt: 0.9 for the label meant, the rest in equal parts. */
  static LabelScores scores(LabelSet labels, List<String> sequence) {
    int size = labels.size();
    float[] values = new float[sequence.size() * size];
    Arrays.fill(values, 0.1f / (size - 1));
    for (int position = 0; position < sequence.size(); position++) {
      int label = labels.labels().indexOf(sequence.get(position));
      if (label < 0) {
        throw new IllegalArgumentException(sequence.get(position) + " is not in " + labels);
      }
      values[position * size + label] = 0.9f;
    }
    return LabelScores.of(values, size);
  }

  static String spans(List<TokenSpan> spans) {
    return join(spans.stream().map(s -> s.type() + " " + s.from() + "-" + s.to()).toList());
  }

  static String join(List<String> spans) {
    return spans.isEmpty() ? NOTHING : String.join(", ", spans);
  }

  static List<String> random(SplittableRandom random, List<String> labels, int length) {
    return random.ints(length, 0, labels.size()).mapToObj(labels::get).toList();
  }

  /** Rows of probabilities that add up to 1; each but the last of a row is 0 at the given rate. */
  static float[] probabilities(SplittableRandom random, int positions, int labels, double zeros) {
    float[] values = new float[positions * labels];
    for (int row = 0; row < values.length; row += labels) {
      double sum = 0;
      for (int label = 0; label < labels; label++) {
        boolean zero = label < labels - 1 && random.nextDouble() < zeros;
        values[row + label] = zero ? 0 : (float) Math.exp(4 * random.nextDouble());
        sum += values[row + label];
      }
      for (int label = 0; label < labels; label++) {
        values[row + label] /= (float) sum;
      }
    }
    return values;
  }
}
