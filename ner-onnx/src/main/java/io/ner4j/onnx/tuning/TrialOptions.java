package io.ner4j.onnx.tuning;

import io.ner4j.onnx.OnnxNerBuilder;

/** Options that a {@link Tuner} may choose. */
record TrialOptions(String modelFile, int intraOpThreads, int parallelRuns, int maxBatchTokens) {

  TrialOptions withFile(String name) {
    return new TrialOptions(name, intraOpThreads, parallelRuns, maxBatchTokens);
  }

  TrialOptions withThreads(int threads, int runs) {
    return new TrialOptions(modelFile, threads, runs, maxBatchTokens);
  }

  TrialOptions withBudget(int tokens) {
    return new TrialOptions(modelFile, intraOpThreads, parallelRuns, tokens);
  }

  OnnxNerBuilder applyTo(OnnxNerBuilder builder) {
    return builder
        .modelFile(modelFile)
        .intraOpThreads(intraOpThreads)
        .parallelRuns(parallelRuns)
        .pipeline(pipeline -> pipeline.maxBatchTokens(maxBatchTokens));
  }
}
