package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.onnx.runtime.provider.ExecutionProvider;
import io.ner4j.onnx.runtime.provider.ExecutionProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens ONNX Runtime sessions where they are wanted, or says why not. */
final class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  /** A session, where it runs, and on which provider. */
  record Opened(OrtSession session, Device device, ExecutionProvider provider) {}

  private Sessions() {}

  /**
   * Opens a session on the device of the options.
   *
   * @throws NerModelException if the file is no model that ONNX Runtime can load, its native
   *     library cannot be loaded, or the device that was asked for does not work
   * @throws IllegalArgumentException if no provider has that device
   */
  static Opened open(ModelGraph graph, OnnxOptions options, ExecutionProviders providers) {
    if (!options.device().isAuto()) {
      return open(graph, options, providers.of(options.device()), options.device());
    }
    List<String> failures = new ArrayList<>();
    for (ExecutionProvider provider : providers.all()) {
      Device device = Device.of(provider.name());
      if (provider.needs().isEmpty()) {
        if (!failures.isEmpty() && WARNED.compareAndSet(false, true)) {
          LOG.warn("running on the {}: {}", name(device), String.join("; ", failures));
        }
        return open(graph, options, provider, device);
      }
      try {
        return open(graph, options, provider, device);
      } catch (NerModelException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    throw new NerModelException(String.join("; ", failures));
  }

  private static String name(Device device) {
    return device.toString().toUpperCase(Locale.ROOT);
  }

  /**
   * Opens a session on a device of a provider.
   *
   * @throws NerModelException if the device does not work, or the file is no model that ONNX
   *     Runtime can load
   */
  static Opened open(
      ModelGraph graph, OnnxOptions options, ExecutionProvider provider, Device device) {
    Optional<String> obstacle = provider.obstacle();
    if (obstacle.isPresent()) {
      throw new NerModelException(message(device, obstacle.get(), provider));
    }
    OrtEnvironment environment = Environment.get();
    try (SessionOptions session = sessionOptions(options)) {
      provider.addTo(session, device, options.cudaMemoryLimit());
      return new Opened(graph.open(environment, session), device, provider);
    } catch (OrtException e) {
      throw new NerModelException(
          provider.needs().isEmpty()
              ? "expected an ONNX model in %s, but ONNX Runtime %s cannot load it: %s"
                  .formatted(graph.file(), environment.getVersion(), e.getMessage())
              : message(
                  device,
                  "ONNX Runtime says: " + e.getMessage() + " (more of it on stderr)",
                  provider),
          e);
    }
  }

  private static String message(Device device, String obstacle, ExecutionProvider provider) {
    String needs = provider.needs().map(text -> text + ". ").orElse("");
    return "%s cannot be used: %s. %sDevice.cpu() asks for the CPU"
        .formatted(device, obstacle, needs);
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
