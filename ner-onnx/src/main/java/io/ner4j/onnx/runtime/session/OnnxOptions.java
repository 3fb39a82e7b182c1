package io.ner4j.onnx.runtime.session;

import io.ner4j.Device;

/**
 * How ONNX Runtime is to run a model.
 *
 * @param device where
 * @param intraOpThreads threads that share the work of a run on the CPU that is alone
 * @param parallelRuns runs at the same time on the CPU, of one thread each if there are several
 * @param cudaMemoryLimit bytes that the arena may take from the GPU
 * @param exactInt8 whether int8 models run without saturation on x86-64 processors that lack VNNI
 * @param unpad whether a graph may be rewritten so that it computes nothing for padding
 * @param batchDependent whether answers may depend on what runs together, where a model has scales
 *     of all that does
 */
public record OnnxOptions(
    Device device,
    int intraOpThreads,
    int parallelRuns,
    long cudaMemoryLimit,
    boolean exactInt8,
    boolean unpad,
    boolean batchDependent) {

  /** So many threads, and else the defaults. */
  public static OnnxOptions ofCpu(int threads) {
    return new OnnxOptions(Device.cpu(), threads, threads, Long.MAX_VALUE, false, true, false);
  }

  OnnxOptions withIntraOpThreads(int threads) {
    return new OnnxOptions(
        device, threads, parallelRuns, cudaMemoryLimit, exactInt8, unpad, batchDependent);
  }

  public OnnxOptions withDevice(Device device) {
    return new OnnxOptions(
        device, intraOpThreads, parallelRuns, cudaMemoryLimit, exactInt8, unpad, batchDependent);
  }

  public OnnxOptions asItIs() {
    return new OnnxOptions(
        device, intraOpThreads, parallelRuns, cudaMemoryLimit, exactInt8, false, batchDependent);
  }

  /** For runs that never overlap. */
  public OnnxOptions oneRun() {
    return new OnnxOptions(
        device, intraOpThreads, 1, cudaMemoryLimit, exactInt8, unpad, batchDependent);
  }
}
