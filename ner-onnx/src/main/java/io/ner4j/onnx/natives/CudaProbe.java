package io.ner4j.onnx.natives;

import ai.djl.util.cuda.CudaUtils;
import java.lang.invoke.MethodHandles;
import java.util.Locale;

/**
 * Keeps the tokenizer library from counting GPUs where there can be none. On a machine with CUDA's
 * toolkit and without a driver it would log a warning each time.
 *
 * <p>{@code CudaUtils} looks for the toolkit once, when it is initialised, and does not if this
 * property is set then. Where there is a driver, nothing is changed: the application may use the
 * GPU by the same class.
 */
public final class CudaProbe {

  private static final String OTHER_PROCESS = "ai.djl.util.cuda.fork";

  private CudaProbe() {}

  /** Lets the tokenizer library find no GPU if the machine has no driver. */
  public static void skipWithoutDriver() {
    skipUnless(hasDriver());
  }

  static void skipUnless(boolean driver) {
    if (driver || System.getProperty(OTHER_PROCESS) != null) {
      return;
    }
    System.setProperty(OTHER_PROCESS, "true");
    try {
      MethodHandles.lookup().ensureInitialized(CudaUtils.class);
    } catch (IllegalAccessException e) {
      throw new LinkageError("CudaUtils is public", e);
    } finally {
      System.clearProperty(OTHER_PROCESS);
    }
  }

  private static boolean hasDriver() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.startsWith("windows")
        ? SystemLibraries.ofWindows().has("nvcuda.dll")
        : SystemLibraries.ofLinux().has("libcuda.so.1");
  }
}
