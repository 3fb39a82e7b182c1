package io.ner4j.onnx.gliner;

import io.ner4j.onnx.gliner.GlinerGold.Case;
import io.ner4j.spi.SpanClassifier.Scoring;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A threshold that no score is near to, so that rounding does not decide. */
final class ClearThreshold {

  /** Ranks of the spans' scores that it lies between. */
  private static final int MOST = 4000;

  private static final int LEAST = 400;

  private ClearThreshold() {}

  /**
   * Takes the middle of the widest gap: among the highest scores where spans have scores, and from
   * 0.5 to 0.6 where borders have scores. A span needs several of those.
   */
  static double of(Case scored) {
    double[] scores =
        IntStream.range(0, scored.logits().capacity())
            .mapToDouble(i -> 1 / (1 + Math.exp(-scored.logits().get(i))))
            .filter(score -> score > 0.5)
            .sorted()
            .toArray();
    double[] near =
        scored.scoring() == Scoring.SPANS
            ? Arrays.copyOfRange(
                scores, Math.max(0, scores.length - MOST), Math.max(1, scores.length - LEAST))
            : Arrays.stream(scores).filter(score -> score < 0.6).toArray();
    double best = 0.5;
    double widest = 0;
    for (int i = 1; i < near.length; i++) {
      if (near[i] - near[i - 1] > widest) {
        widest = near[i] - near[i - 1];
        best = (near[i] + near[i - 1]) / 2;
      }
    }
    return best;
  }
}
