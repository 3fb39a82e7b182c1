package io.ner4j.onnx.graph;

/**
 * A field of a protobuf message: a number, or a stretch of bytes that lies where it was found.
 *
 * @param number which field of its message it is
 * @param wire how it is written: one of {@link #VARINT}, {@link #FIXED64}, {@link #BYTES}, {@link
 *     #FIXED32}
 * @param value the number, or 0 if there are bytes
 * @param at position of its bytes
 * @param length number of its bytes
 */
public record ProtoField(int number, int wire, long value, long at, long length) {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  /** Where the bytes end. */
  long end() {
    return at + length;
  }
}
