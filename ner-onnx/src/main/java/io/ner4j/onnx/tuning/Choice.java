package io.ner4j.onnx.tuning;

import io.ner4j.onnx.OnnxNerBuilder;

/** Options that a {@link Tuner} may choose. */
record Choice(String modelFile, int intraOpThreads, int parallelRuns, int maxBatchTokens) {

  Choice withFile(String name) {
    return new Choice(name, intraOpThreads, parallelRuns, maxBatchTokens);
  }

  Choice withThreads(int threads, int runs) {
    return new Choice(modelFile, threads, runs, maxBatchTokens);
  }

  Choice withBudget(int tokens) {
    return new Choice(modelFile, intraOpThreads, parallelRuns, tokens);
  }

  OnnxNerBuilder applyTo(OnnxNerBuilder builder) {
    return builder
        .modelFile(modelFile)
        .intraOpThreads(intraOpThreads)
        .parallelRuns(parallelRuns)
        .pipeline(pipeline -> pipeline.maxBatchTokens(maxBatchTokens));
  }
}
