package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OrtException;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells failures for want of memory from others. */
public final class OutOfMemory {

  private OutOfMemory() {}

  /** What to do about it, if a run failed for want of memory; else nothing. */
  public static String remedy(OrtException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    boolean memory =
        Stream.of(
                "failed to allocate memory",
                "bad_alloc",
                "out of memory",
                "alloc_failed",
                "available memory of")
            .anyMatch(message::contains);
    return memory
        ? "; where a batch does not fit, a smaller maxBatchTokens helps, and where one text does not, a smaller maxTokens, parallelRuns(1) or more memory"
        : "";
  }
}
