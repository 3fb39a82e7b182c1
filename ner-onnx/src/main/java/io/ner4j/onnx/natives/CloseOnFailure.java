package io.ner4j.onnx.natives;

import java.util.function.Supplier;

/** Closes what was opened if what comes next fails. */
public final class CloseOnFailure {

  private CloseOnFailure() {}

  /** Does work with a resource, which outlives the work only if that succeeds. */
  public static <T> T close(AutoCloseable resource, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      try {
        resource.close();
      } catch (Exception alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }
}
