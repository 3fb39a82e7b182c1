package io.ner4j.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.ner4j.NerModelException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ONNX Runtime's environment, of which a process has one. */
final class Environment {

  private static final Logger LOG = LoggerFactory.getLogger(Environment.class);

  private Environment() {}

  private static boolean prepared;

  /**
   * Returns the environment.
   *
   * @throws NerModelException if the native library cannot be loaded
   */
  static synchronized OrtEnvironment get() {
    OrtEnvironment environment = load();
    if (!prepared) {
      prepared = true;
      keepUntilExit();
      turnOffTelemetry(environment);
    }
    return environment;
  }

  private static OrtEnvironment load() {
    try {
      return OrtEnvironment.getEnvironment();
    } catch (RuntimeException | LinkageError e) {
      throw new NerModelException(
          ("could not load the native ONNX Runtime on %s %s: %s; the artifact onnxruntime_gpu has it for Linux with glibc and Windows"
                  + " on x86-64, onnxruntime for macOS and Linux on aarch64 too. It is unpacked to java.io.tmpdir, %s,"
                  + " unless -Donnxruntime.native.path=DIR says where it lies")
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  rootCause(e),
                  System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private static Throwable rootCause(Throwable e) {
    return e.getCause() == null ? e : rootCause(e.getCause());
  }

  /**
   * Takes a second reference to the native environment.
   *
   * <p>ONNX Runtime releases its own in a shutdown hook, while other threads may be in the middle
   * of a run: the process then crashes (microsoft/onnxruntime#31352). Hooks run in no order, so one
   * of ours could not make it wait.
   */
  private static void keepUntilExit() {
    try {
      Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      Method create =
          OrtEnvironment.class.getDeclaredMethod(
              "createHandle", long.class, int.class, String.class);
      api.setAccessible(true);
      create.setAccessible(true);
      int level = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue();
      create.invoke(null, api.getLong(null), level, OrtEnvironment.DEFAULT_NAME);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn(
          "a JVM that exits during a call may crash: cannot keep ONNX Runtime from shutting down first",
          e);
    }
  }

  /** ONNX Runtime's builds for Windows report events to the system, which may send them on. */
  private static void turnOffTelemetry(OrtEnvironment environment) {
    try {
      environment.setTelemetry(false);
    } catch (OrtException e) {
      LOG.warn("cannot turn off ONNX Runtime's telemetry", e);
    }
  }
}
