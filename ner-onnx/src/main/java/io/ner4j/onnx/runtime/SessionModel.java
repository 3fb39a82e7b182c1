package io.ner4j.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.onnx.natives.NativeResource;
import io.ner4j.onnx.runtime.session.SessionPair;
import io.ner4j.spi.InferenceModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model file and its sessions, which it owns: what holds for every kind of model on ONNX Runtime.
 * Whoever forgets to close it is told so.
 */
public abstract class SessionModel implements InferenceModel {

  private final Path file;
  private final SessionPair sessions;
  private final NativeResource memory;

  protected SessionModel(Path file, SessionPair sessions) {
    this.file = file;
    this.sessions = sessions;
    this.memory =
        NativeResource.watch(
            this,
            "a pipeline on %s was never closed: its native memory was freed when the garbage collector found it; close it, or open it in a try-with-resources statement"
                .formatted(file),
            sessions::close);
  }

  public final Path file() {
    return file;
  }

  protected final SessionPair sessions() {
    return sessions;
  }

  /**
   * Lists the inputs, each as name, type and shape.
   *
   * @throws NerModelException if ONNX Runtime cannot say
   */
  public final List<String> inputs() {
    return tensors(sessions::inputs);
  }

  /**
   * Lists the outputs, each as name, type and shape.
   *
   * @throws NerModelException if ONNX Runtime cannot say
   */
  public final List<String> outputs() {
    return tensors(sessions::outputs);
  }

  private interface Nodes {
    Map<String, NodeInfo> get() throws OrtException;
  }

  private List<String> tensors(Nodes nodes) {
    try {
      return nodes.get().values().stream().map(TensorText::of).toList();
    } catch (OrtException e) {
      throw new NerModelException("could not describe " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public final String name() {
    return file.toString();
  }

  @Override
  public final Device device() {
    return sessions.device();
  }

  @Override
  public final int parallelism() {
    return sessions.parallelism();
  }

  @Override
  public final int batchTokens() {
    return sessions.batchTokens();
  }

  @Override
  public final int startTokens(int maxBatchTokens) {
    return sessions.startTokens(maxBatchTokens);
  }

  @Override
  public final void close() {
    memory.close();
  }
}
