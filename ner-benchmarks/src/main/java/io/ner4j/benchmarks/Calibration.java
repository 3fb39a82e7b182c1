package io.ner4j.benchmarks;

import java.util.List;

/** Finds the batch size that suits a peer best. */
final class Calibration {

  private static final int TEXTS = 128;
  private static final List<Integer> DJL_SIZES = List.of(2, 4, 8, 16, 32);
  private static final List<Integer> TRANSFORMERS_SIZES = List.of(1, 8, 16, 32);

  private Calibration() {}

  /** DJL with its best batch size, sorted or not. */
  static DjlProgram best(DjlProgram djl, List<String> texts) throws Exception {
    List<String> few = few(texts);
    DjlProgram best = djl.inBatches(DJL_SIZES.get(0), false);
    best.read(few);
    double least = Double.MAX_VALUE;
    for (int size : DJL_SIZES) {
      for (boolean sorted : List.of(true, false)) {
        DjlProgram candidate = djl.inBatches(size, sorted);
        double seconds = Bench.seconds(() -> candidate.read(few));
        if (seconds < least) {
          least = seconds;
          best = candidate;
        }
      }
    }
    return best;
  }

  /** Sets transformers to its best batch size, sorted or not. */
  static void tune(TransformersProgram transformers, List<String> texts) throws Exception {
    List<String> few = few(texts);
    transformers.prepare(few);
    transformers.read(few);
    double least = Double.MAX_VALUE;
    int bestSize = 1;
    boolean bestSorted = false;
    for (int size : TRANSFORMERS_SIZES) {
      for (boolean sorted : List.of(true, false)) {
        transformers.mode(size, sorted);
        double seconds = Bench.seconds(() -> transformers.read(few));
        if (seconds < least) {
          least = seconds;
          bestSize = size;
          bestSorted = sorted;
        }
      }
    }
    transformers.mode(bestSize, bestSorted);
  }

  private static List<String> few(List<String> texts) {
    return texts.subList(0, Math.min(TEXTS, texts.size()));
  }
}
