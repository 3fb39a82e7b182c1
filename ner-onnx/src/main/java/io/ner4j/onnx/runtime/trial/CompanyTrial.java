package io.ner4j.onnx.runtime.trial;

import io.ner4j.NerInferenceException;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what a model answers for sequences that run together with what a reference answers for
 * each alone. The sequences are of random tokens of the whole vocabulary, seeded, and of unlike
 * length.
 */
final class CompanyTrial {

  private static final Logger LOG = LoggerFactory.getLogger(CompanyTrial.class);

  private static final long SEED = 20240229;

  static final int MAX_LENGTH = 128;

  /** The first of two sequences that are run again: long enough for a random operator to show. */
  private static final int AGAIN = 3;

  /** A sequence that is short beside any other. */
  private static final int SHORT = 5;

  /**
   * By how much, of the largest score or of 1, answers in fp32 may differ by rounding. Correct ones
   * of 52 tiny models differ by a hundredth of that.
   */
  private static final double ROUNDING = 2e-4;

  /**
   * The same on average where numbers between layers have few bits: differences are of a step or
   * two. Correct ones of 33 tiny models in fp16 differ by up to 8e-4 on average and the bundled
   * int8 model by 0. The mildest of 18 wrong ones differs by 0.12. This is halfway, as factors go.
   */
  private static final double COARSE_ROUNDING = 0.01;

  private final List<int[]> sequences = new ArrayList<>();
  private final List<float[]> alone = new ArrayList<>();
  private final int padId;
  private final double rounding;
  private double largest = 1;

  /**
   * Runs the reference.
   *
   * @param reference the model as its file has it
   * @param ids the tokenizer's ids
   * @param coarse whether numbers between layers have few bits
   * @throws NerInferenceException if the reference fails
   */
  CompanyTrial(Model reference, TokenIds ids, boolean coarse) {
    padId = ids.pad();
    rounding = coarse ? COARSE_ROUNDING : ROUNDING;
    int longest = Math.min(MAX_LENGTH, reference.maxTokens());
    Random random = new Random(SEED);
    IntStream.of(longest, longest / 2, longest / 5, longest / 5, 9, 3, 2)
        .map(length -> Math.max(1, Math.min(length, longest)))
        .mapToObj(length -> random.ints(length, 0, ids.highest() + 1).toArray())
        .forEach(sequences::add);
    for (int[] sequence : sequences) {
      float[] scores =
          reference.run(Batch.of(List.of(sequence), padId)).copy(0, 0, sequence.length);
      alone.add(scores);
      for (float score : scores) {
        largest = Float.isFinite(score) ? Math.max(largest, Math.abs(score)) : largest;
      }
    }
  }

  /** What was found: by how much answers differ at most, and whether that is more than rounding. */
  record Finding(double difference, boolean differs) {

    Finding or(Finding other) {
      return new Finding(Math.max(difference, other.difference), differs || other.differs);
    }
  }

  /**
   * Runs some sequences once more alone.
   *
   * @throws NerInferenceException if the reference fails
   */
  Finding again(Model reference) {
    return of(reference, new int[] {AGAIN}).or(of(reference, new int[] {AGAIN + 1}));
  }

  /**
   * Runs the sequences together, in three batches: all, those of like length, the short ones.
   *
   * @throws NerInferenceException if the model fails
   */
  Finding of(Model model) {
    Finding found = new Finding(0, false);
    for (int[] batch : batches()) {
      found = found.or(of(model, batch));
    }
    return found;
  }

  private List<int[]> batches() {
    int[] all = IntStream.range(0, sequences.size()).toArray();
    // The shortest of the last comes first, since a model may look at the first sequence alone.
    return List.of(all, new int[] {2, 3}, new int[] {6, 5, 4});
  }

  /** Runs the same batches. Those that fail tell nothing: they are too large and will be halved. */
  Finding ofThoseThatRun(Model model) {
    Finding found = new Finding(0, false);
    for (int[] batch : batches()) {
      try {
        found = found.or(of(model, batch));
      } catch (NerInferenceException e) {
        LOG.debug("{} fails on a batch of {}: {}", model.name(), batch.length, e.getMessage());
      }
    }
    return found;
  }

  /**
   * Runs a short sequence in a row that is as long as another.
   *
   * @param length number of tokens of the other
   * @throws NerInferenceException if the model fails
   */
  Finding beside(Model model, int length) {
    return compare(
        new int[] {SHORT},
        model.run(Batch.of(List.of(sequences.get(SHORT), new int[length]), padId)));
  }

  private Finding of(Model model, int[] chosen) {
    return compare(
        chosen, model.run(Batch.of(IntStream.of(chosen).mapToObj(sequences::get).toList(), padId)));
  }

  private Finding compare(int[] chosen, Logits together) {
    double most = 0;
    double sum = 0;
    int count = 0;
    for (int row = 0; row < chosen.length; row++) {
      float[] expected = alone.get(chosen[row]);
      float[] found = together.copy(row, 0, sequences.get(chosen[row]).length);
      for (int i = 0; i < expected.length; i++) {
        // What is no number alone is none in company either.
        double difference =
            Float.compare(expected[i], found[i]) == 0 ? 0 : Math.abs(expected[i] - found[i]);
        most = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(most, difference);
        sum += difference;
        count++;
      }
    }
    // A sum that falls on the other side of a step moves single scores far, but few of them.
    double typical = rounding < COARSE_ROUNDING ? most : sum / count;
    return new Finding(most, !(typical <= rounding * largest));
  }
}
