package io.ner4j.onnx.runtime.session;

import io.ner4j.Device;
import io.ner4j.NerModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph and its sessions, to be closed by whoever makes no model of them.
 *
 * @param graph the graph that was opened, rewritten or as its file has it
 * @param options how it was opened
 * @param sessions its sessions
 */
public record OpenedGraph(ModelGraph graph, OnnxOptions options, SessionPair sessions) {

  private static final Logger LOG = LoggerFactory.getLogger(OpenedGraph.class);

  /**
   * Opens a graph: rewritten if it is, and as its file has it if ONNX Runtime refuses that.
   *
   * @throws NerModelException if it cannot be opened where it must run
   */
  public static OpenedGraph open(ModelGraph graph, OnnxOptions options) {
    // CUDA has no kernels for that: on a GPU it computes on the CPU and copies to and fro.
    boolean cpu = graph.int8() && options.device().isAuto();
    OnnxOptions where = cpu ? options.withDevice(Device.cpu()) : options;
    if (graph.unpadded() != null) {
      try {
        return new OpenedGraph(graph, where, SessionPair.open(graph, where));
      } catch (NerModelException e) {
        LOG.debug("{} runs as it is: rewritten, {}", graph.file(), e.getMessage());
      }
    }
    ModelGraph file = graph.asItIs();
    return new OpenedGraph(file, where, SessionPair.open(file, where));
  }

  /** Whether the graph is not that of its file. */
  public boolean isRewritten() {
    return graph.unpadded() != null;
  }

  /** Opens the file as it is, for runs that never overlap. */
  public OpenedGraph reference() {
    return open(graph.asItIs(), options.oneRun());
  }

  /** Closes the sessions. */
  public void close() {
    sessions.close();
  }
}
