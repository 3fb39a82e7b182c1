package io.ner4j.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory for the inputs of runs, used again and again: a buffer that is made for each run is
 * freed only when the garbage collector finds it. Safe for use by many threads.
 */
final class InputBuffers {

  private final ConcurrentLinkedQueue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

  /** Takes a buffer of at least so many bytes, in native order; {@link #give} gives it back. */
  ByteBuffer take(int bytes) {
    ByteBuffer buffer = idle.poll();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(Math.max(bytes, 1 << 14));
    }
    return buffer.clear().order(ByteOrder.nativeOrder());
  }

  void give(ByteBuffer buffer) {
    idle.add(buffer);
  }
}
