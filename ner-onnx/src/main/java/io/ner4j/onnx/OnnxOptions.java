package io.ner4j.onnx;

import io.ner4j.Device;

/**
 * How ONNX Runtime is to run a model.
 *
 * @param device where
 * @param intraOpThreads threads that share the work of a run on the CPU that is alone
 * @param parallelRuns runs at the same time on the CPU, of one thread each if there are several
 * @param cudaMemoryLimit bytes that the arena may take from the GPU
 */
record OnnxOptions(Device device, int intraOpThreads, int parallelRuns, long cudaMemoryLimit) {

  OnnxOptions withIntraOpThreads(int threads) {
    return new OnnxOptions(device, threads, parallelRuns, cudaMemoryLimit);
  }
}
