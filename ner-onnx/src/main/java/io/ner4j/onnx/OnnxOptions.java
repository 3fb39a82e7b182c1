package io.ner4j.onnx;

import io.ner4j.Device;

/**
 * How ONNX Runtime is to run a model.
 *
 * @param device where
 * @param intraOpThreads threads that share the work of one run on the CPU
 * @param cudaMemoryLimit bytes that the arena may take from the GPU
 */
record OnnxOptions(Device device, int intraOpThreads, long cudaMemoryLimit) {}
