package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.onnx.directory.ModelFileChoice;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@link LoadingOptions} as a value.
 *
 * @param modelFile which file of the directory
 * @param device where the model runs
 * @param intraOpThreads threads of a lone run; null for the processors of the machine that loads
 * @param parallelRuns runs at the same time; null for as many as there are threads
 * @param cudaMemoryLimit bytes of the GPU
 * @param exactInt8 whether int8 runs without saturation
 * @param batchDependent whether neighbours may change answers
 * @param warmUp whether a sentence is read while loading
 */
record LoadingSettings(
    ModelFileChoice modelFile,
    Device device,
    @Nullable Integer intraOpThreads,
    @Nullable Integer parallelRuns,
    long cudaMemoryLimit,
    boolean exactInt8,
    boolean batchDependent,
    boolean warmUp)
    implements Serializable {

  OnnxOptions onnx(boolean unpadding) {
    int threads =
        intraOpThreads == null ? Runtime.getRuntime().availableProcessors() : intraOpThreads;
    int runs = parallelRuns == null ? threads : parallelRuns;
    return new OnnxOptions(
        device, threads, runs, cudaMemoryLimit, exactInt8, unpadding, batchDependent);
  }
}
