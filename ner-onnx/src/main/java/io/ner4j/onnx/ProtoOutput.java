package io.ner4j.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes protobuf's wire format to memory. For one thread. */
final class ProtoOutput {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ProtoOutput varint(int number, long value) {
    tag(number, ProtoField.VARINT);
    varint(value);
    return this;
  }

  ProtoOutput bytes(int number, byte[] value) {
    tag(number, ProtoField.BYTES);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  ProtoOutput text(int number, String value) {
    return bytes(number, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoOutput message(int number, ProtoOutput value) {
    return bytes(number, value.toBytes());
  }

  /** Copies a field of another message. */
  ProtoOutput copy(ProtoField field, byte[] value) {
    if (field.wire() == ProtoField.BYTES) {
      return bytes(field.number(), value);
    }
    tag(field.number(), field.wire());
    bytes.writeBytes(value);
    return this;
  }

  private void tag(int number, int wire) {
    varint(((long) number << 3) | wire);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      bytes.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
