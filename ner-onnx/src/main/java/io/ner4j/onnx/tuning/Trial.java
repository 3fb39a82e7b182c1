package io.ner4j.onnx.tuning;

import io.ner4j.onnx.OnnxNerBuilder;

/**
 * Options that a {@link Tuner} tried, and their results. Immutable.
 *
 * <pre>{@code
 * Trial best = Tuner.of(directory).measure(texts).best();
 * NerPipeline ner = best.applyTo(OnnxNer.builder(directory)).load();
 * }</pre>
 *
 * @param modelFile the ONNX file, relative to the model directory
 * @param intraOpThreads {@link OnnxNerBuilder#intraOpThreads}
 * @param parallelRuns {@link OnnxNerBuilder#parallelRuns}
 * @param maxBatchTokens {@link io.ner4j.NerPipelineBuilder#maxBatchTokens}
 * @param textsPerSecond texts of the sample a second when all are given at once; median of the
 *     rounds
 * @param millisPerText milliseconds that a text of the sample takes when it is given alone; median
 *     of the rounds' means
 * @param agreement how far its entities are those of the largest file, 0 to 1: the F1 of the one
 *     against the other
 * @since 0.1.0
 */
public record Trial(
    String modelFile,
    int intraOpThreads,
    int parallelRuns,
    int maxBatchTokens,
    double textsPerSecond,
    double millisPerText,
    double agreement) {

  /**
   * Sets these options.
   *
   * @param builder starts loading the same model directory
   * @return the builder
   */
  public OnnxNerBuilder applyTo(OnnxNerBuilder builder) {
    return choice().applyTo(builder);
  }

  TrialOptions choice() {
    return new TrialOptions(modelFile, intraOpThreads, parallelRuns, maxBatchTokens);
  }
}
