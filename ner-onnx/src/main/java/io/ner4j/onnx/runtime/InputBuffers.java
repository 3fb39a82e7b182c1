package io.ner4j.onnx.runtime;

import io.ner4j.NerInferenceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * Native memory for the inputs of runs, used again and again: a buffer that is made for each run is
 * freed only when the garbage collector finds it. Safe for use by many threads.
 */
public final class InputBuffers {

  private final ConcurrentLinkedQueue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();
  private final IntFunction<ByteBuffer> source;

  public InputBuffers() {
    this(ByteBuffer::allocateDirect);
  }

  InputBuffers(IntFunction<ByteBuffer> source) {
    this.source = source;
  }

  /**
   * Takes a buffer of at least so many bytes, in native order; {@link #give} gives it back.
   *
   * @throws NerInferenceException if there is no memory for it
   */
  public ByteBuffer take(int bytes) {
    ByteBuffer buffer = idle.poll();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = allocate(Math.max(bytes, 1 << 14));
    }
    return buffer.clear().order(ByteOrder.nativeOrder());
  }

  /** An exception, not an error: what is too large for a batch may be there for half of it. */
  private ByteBuffer allocate(int bytes) {
    try {
      return source.apply(bytes);
    } catch (OutOfMemoryError e) {
      idle.clear();
      throw new NerInferenceException(
          String.format(
              Locale.ROOT,
              "expected %d bytes of direct memory for the inputs of a run, but found none; use a"
                  + " smaller maxBatchTokens, or raise -XX:MaxDirectMemorySize",
              bytes),
          e);
    }
  }

  public void give(ByteBuffer buffer) {
    idle.add(buffer);
  }
}
