package io.ner4j.benchmarks.compare;

import io.ner4j.benchmarks.peer.DjlProgram;
import io.ner4j.benchmarks.peer.Program;
import io.ner4j.benchmarks.peer.TransformersProgram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the batch size that suits a peer best. */
final class Calibration {

  private static final int TEXTS = 128;
  private static final List<Integer> DJL_SIZES = List.of(2, 4, 8, 16, 32);

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

  /** transformers with the batch sizes that suit it best, for texts in order of length and not. */
  static List<Program> best(
      TransformersProgram transformers, List<Integer> sizes, List<String> texts) throws Exception {
    // The largest batches are to be full.
    int most = Math.max(TEXTS, 2 * Collections.max(sizes));
    List<String> few = texts.subList(0, Math.min(most, texts.size()));
    transformers.prepare(few);
    transformers.read(few);
    List<Program> best = new ArrayList<>();
    for (boolean sorted : List.of(true, false)) {
      double least = Double.MAX_VALUE;
      TransformersProgram fastest = transformers;
      for (int size : sizes) {
        TransformersProgram candidate = transformers.inBatches(size, sorted);
        double seconds = Bench.seconds(() -> candidate.read(few));
        if (seconds < least) {
          least = seconds;
          fastest = candidate;
        }
      }
      best.add(fastest);
    }
    return best;
  }

  private static List<String> few(List<String> texts) {
    return texts.subList(0, Math.min(TEXTS, texts.size()));
  }
}
