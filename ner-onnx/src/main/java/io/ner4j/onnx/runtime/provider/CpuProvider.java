package io.ner4j.onnx.runtime.provider;

import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.Device;
import java.util.Optional;

/** The CPU, which every session of ONNX Runtime has. */
final class CpuProvider implements ExecutionProvider {

  private static final int BATCH = 512;
  private static final int STARTS_PER_BATCH = 32;

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Optional<String> needs() {
    return Optional.empty();
  }

  @Override
  public Optional<String> obstacle() {
    return Optional.empty();
  }

  @Override
  public boolean runsOneAtATime() {
    return false;
  }

  @Override
  public int batchTokens() {
    return BATCH;
  }

  /** A batch is to be chosen so that a start weighs little: 16 tokens of 512, as measured. */
  @Override
  public int startTokens(int maxBatchTokens) {
    return Math.max(1, maxBatchTokens / STARTS_PER_BATCH);
  }

  @Override
  public void addTo(SessionOptions session, Device device, long memoryLimit) {
    // Nothing to add.
  }
}
