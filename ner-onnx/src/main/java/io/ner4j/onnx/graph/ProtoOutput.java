package io.ner4j.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes protobuf's wire format to memory, where large pieces are not copied. For one thread. */
public final class ProtoOutput {

  /** Bytes from which on a piece is kept as it is until the whole is put together. */
  private static final int LARGE = 1 << 12;

  private final List<byte[]> pieces = new ArrayList<>();
  private ByteArrayOutputStream last = new ByteArrayOutputStream();

  public ProtoOutput varint(int number, long value) {
    tag(number, ProtoField.VARINT);
    varint(value);
    return this;
  }

  public ProtoOutput bytes(int number, byte[] value) {
    tag(number, ProtoField.BYTES);
    varint(value.length);
    append(value);
    return this;
  }

  public ProtoOutput text(int number, String value) {
    return bytes(number, value.getBytes(StandardCharsets.UTF_8));
  }

  public ProtoOutput message(int number, ProtoOutput value) {
    tag(number, ProtoField.BYTES);
    varint(value.size());
    value.pieces.forEach(this::append);
    append(value.last.toByteArray());
    return this;
  }

  /** Copies a field of another message. */
  public ProtoOutput copy(ProtoField field, byte[] value) {
    if (field.wire() == ProtoField.BYTES) {
      return bytes(field.number(), value);
    }
    tag(field.number(), field.wire());
    append(value);
    return this;
  }

  private void append(byte[] piece) {
    if (piece.length < LARGE) {
      last.writeBytes(piece);
    } else {
      pieces.add(last.toByteArray());
      pieces.add(piece);
      last = new ByteArrayOutputStream();
    }
  }

  private void tag(int number, int wire) {
    varint(((long) number << 3) | wire);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      last.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    last.write((int) left);
  }

  private long size() {
    return last.size() + pieces.stream().mapToLong(piece -> piece.length).sum();
  }

  /**
   * Puts it all together.
   *
   * @throws ArithmeticException if it is more than an array holds
   */
  public byte[] toBytes() {
    byte[] all = new byte[Math.toIntExact(size())];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    System.arraycopy(last.toByteArray(), 0, all, at, last.size());
    return all;
  }
}
