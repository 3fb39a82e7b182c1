package io.ner4j.onnx.runtime.provider;

import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.Device;
import java.util.Optional;

/** The CPU, which every session of ONNX Runtime has. */
final class CpuProvider implements ExecutionProvider {

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
  public void addTo(SessionOptions session, Device device, long memoryLimit) {
    // Nothing to add.
  }
}
