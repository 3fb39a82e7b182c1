package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.RunOptions;
import io.ner4j.NerModelException;
import io.ner4j.onnx.natives.NativeJars;
import io.ner4j.onnx.natives.NativeLibrary;
import io.ner4j.onnx.natives.Platform;
import io.ner4j.spi.DetachedThread;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ONNX Runtime's environment, of which a process has one. */
public final class Environment {

  private static final Logger LOG = LoggerFactory.getLogger(Environment.class);

  private Environment() {}

  /**
   * Bytes of stack. ONNX Runtime matches the process's command line, with its class path, against a
   * regular expression that recurses at each character. Some 3,000 of them end the usual stack of 1
   * MB, and the process with it. This is enough for half a million.
   */
  private static final long AMPLE_STACK = 256L << 20;

  private static @Nullable OrtEnvironment environment;

  /** Lives as long as the process does. */
  private static @Nullable RunOptions quietRuns;

  /**
   * Returns the environment.
   *
   * @throws NerModelException if the native library cannot be loaded
   */
  public static synchronized OrtEnvironment get() {
    if (environment == null) {
      environment = onAmpleStack(Environment::prepare);
    }
    return environment;
  }

  /**
   * Returns the options of all runs: what ONNX Runtime reports of a run is not written to standard
   * error. A run that fails throws, with the same words. Any number of runs may share them.
   *
   * @throws NerModelException if ONNX Runtime cannot make them
   */
  public static synchronized RunOptions quietRuns() {
    if (quietRuns == null) {
      get();
      try {
        RunOptions options = new RunOptions();
        options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        quietRuns = options;
      } catch (OrtException e) {
        throw new NerModelException("could not prepare runs: " + e.getMessage(), e);
      }
    }
    return quietRuns;
  }

  private static OrtEnvironment prepare() {
    OrtEnvironment loaded = load();
    UnpackedLibraries.delete(Platform.current());
    keepUntilExit();
    Telemetry.turnOff(loaded);
    return loaded;
  }

  private static <T> T onAmpleStack(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable run =
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        };
    DetachedThread.of("ner4j-onnxruntime", run, AMPLE_STACK).start();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private static OrtEnvironment load() {
    Telemetry.forbid(Platform.current());
    NativeLibrary.ONNX_RUNTIME.load(Platform.current(), OrtEnvironment::getEnvironment);
    NativeJars.conflict(Platform.current(), Environment.class.getClassLoader())
        .ifPresent(LOG::warn);
    return OrtEnvironment.getEnvironment();
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
}
