package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.onnx.runtime.provider.CudaLibraries;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens ONNX Runtime sessions where they are wanted, or says why not. */
final class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  /** A session and where it runs. */
  record Opened(OrtSession session, Device device) {}

  private Sessions() {}

  /**
   * Opens a session.
   *
   * @throws NerModelException if the file is no model that ONNX Runtime can load, its native
   *     library cannot be loaded, or CUDA was asked for and does not work
   */
  static Opened open(ModelGraph graph, OnnxOptions options) {
    Device wanted = options.device();
    if (wanted.equals(Device.cpu())) {
      return openOnCpu(graph, options);
    }
    Device gpu = wanted.isAuto() ? Device.cuda(0) : wanted;
    Optional<String> obstacle = CudaLibraries.onThisMachine().obstacle();
    try {
      if (obstacle.isPresent()) {
        throw new NerModelException(cudaMessage(gpu, obstacle.get()));
      }
      return openOnCuda(graph, options, gpu);
    } catch (NerModelException e) {
      if (!wanted.isAuto()) {
        throw e;
      }
      if (WARNED.compareAndSet(false, true)) {
        LOG.warn("running on the CPU: {}", e.getMessage());
      }
      return openOnCpu(graph, options);
    }
  }

  /**
   * Opens a session on the CPU.
   *
   * @throws NerModelException if the file is no model that ONNX Runtime can load
   */
  static Opened openOnCpu(ModelGraph graph, OnnxOptions options) {
    OrtEnvironment environment = Environment.get();
    try (SessionOptions session = sessionOptions(options)) {
      return new Opened(graph.open(environment, session), Device.cpu());
    } catch (OrtException e) {
      throw new NerModelException(
          "expected an ONNX model in %s, but ONNX Runtime %s cannot load it: %s"
              .formatted(graph.file(), environment.getVersion(), e.getMessage()),
          e);
    }
  }

  private static Opened openOnCuda(ModelGraph graph, OnnxOptions options, Device gpu) {
    OrtEnvironment environment = Environment.get();
    try (SessionOptions session = sessionOptions(options);
        OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(gpu.index())) {
      if (options.cudaMemoryLimit() < Long.MAX_VALUE) {
        cuda.add("gpu_mem_limit", Long.toString(options.cudaMemoryLimit()));
      }
      // TF32 keeps ten bits of a number, which moves scores by more than texts that run together
      // do.
      cuda.add("use_tf32", "0");
      session.addCUDA(cuda);
      return new Opened(graph.open(environment, session), gpu);
    } catch (OrtException e) {
      throw new NerModelException(
          cudaMessage(gpu, "ONNX Runtime says: " + e.getMessage() + " (more of it on stderr)"), e);
    }
  }

  private static String cudaMessage(Device gpu, String obstacle) {
    return "%s cannot be used: %s. %s. Device.cpu() asks for the CPU"
        .formatted(gpu, obstacle, CudaLibraries.NEEDED);
  }

  private static SessionOptions sessionOptions(OnnxOptions options) throws OrtException {
    SessionOptions session = new SessionOptions();
    try {
      // Always set: ONNX Runtime would count the host's cores, also in a container that has two.
      session.setIntraOpNumThreads(options.intraOpThreads());
      session.setInterOpNumThreads(1);
      // Every shape of batch would leave a plan behind, and memory would grow with each new length.
      session.setMemoryPatternOptimization(false);
      // Threads wait this long for more work before they sleep: through a run, and until a caller
      // comes back with its next text. Runs at the same time have one thread each and none that
      // waits.
      session.addConfigEntry("session.intra_op.spin_duration_us", "1000");
      session.addConfigEntry("session.x64quantprecision", options.exactInt8() ? "1" : "0");
      return session;
    } catch (OrtException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Closes a session because of a failure, which keeps what goes wrong with that. */
  static void close(OrtSession session, Exception failure) {
    try {
      session.close();
    } catch (OrtException e) {
      failure.addSuppressed(e);
    }
  }
}
