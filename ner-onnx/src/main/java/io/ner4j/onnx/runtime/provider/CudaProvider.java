package io.ner4j.onnx.runtime.provider;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.ner4j.Device;
import java.util.Optional;

/** NVIDIA's GPUs. */
final class CudaProvider implements ExecutionProvider {

  private static final int BATCH = 16_384;

  /** As measured. */
  private static final int START = 2048;

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public Optional<String> needs() {
    return Optional.of(CudaLibraries.NEEDED);
  }

  @Override
  public Optional<String> obstacle() {
    return CudaLibraries.onThisMachine().obstacle();
  }

  /** The GPU's memory grows when calls hop between threads. */
  @Override
  public boolean runsOneAtATime() {
    return true;
  }

  /** A run of few tokens takes nearly as long as one of many. */
  @Override
  public int batchTokens() {
    return BATCH;
  }

  @Override
  public int startTokens(int maxBatchTokens) {
    return START;
  }

  @Override
  public void addTo(SessionOptions session, Device device, long memoryLimit) throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.index())) {
      if (memoryLimit < Long.MAX_VALUE) {
        cuda.add("gpu_mem_limit", Long.toString(memoryLimit));
      }
      // TF32 keeps ten bits of a number, which moves scores by more than texts that run together
      // do.
      cuda.add("use_tf32", "0");
      session.addCUDA(cuda);
    }
  }
}
