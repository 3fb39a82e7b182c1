package io.ner4j.onnx.graph;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads protobuf's wire format from a file of any size, or from memory. What a field holds is read
 * only when it is asked for, so weights cost nothing. For one thread.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the wire format</a>
 */
public final class ProtoInput implements Closeable {

  private static final int WINDOW = 1 << 15;

  /** No graph has so many parts; bounds the memory that a bad file takes. */
  private static final int MAX = 1 << 20;

  private final @Nullable FileChannel file;
  private final long size;
  private final ByteBuffer window;
  private long windowStart;

  /** Where the number ends that was read last. */
  private long next;

  private ProtoInput(@Nullable FileChannel file, long size, ByteBuffer window) {
    this.file = file;
    this.size = size;
    this.window = window;
  }

  static ProtoInput of(byte[] bytes) {
    return new ProtoInput(null, bytes.length, order(ByteBuffer.wrap(bytes)));
  }

  static ProtoInput open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new ProtoInput(file, file.size(), order(ByteBuffer.allocate(WINDOW).limit(0)));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static ByteBuffer order(ByteBuffer buffer) {
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The fields of the whole. */
  List<ProtoField> fields() throws IOException {
    return fields(0, size);
  }

  /** The fields of a message that is a field itself. */
  public List<ProtoField> fields(ProtoField message) throws IOException {
    if (message.wire() != ProtoField.BYTES) {
      throw malformed("a message", message.at());
    }
    return fields(message.at(), message.end());
  }

  private List<ProtoField> fields(long from, long to) throws IOException {
    List<ProtoField> fields = new ArrayList<>();
    long at = from;
    while (at < to) {
      ProtoField field = field(at, to);
      fields.add(field);
      checkCount(fields);
      at = field.end();
    }
    return fields;
  }

  private static void checkCount(List<?> found) throws IOException {
    if (found.size() > MAX) {
      throw new IOException("expected at most " + MAX + " fields in a message");
    }
  }

  private ProtoField field(long from, long to) throws IOException {
    long tag = varint(from, to);
    int number = (int) (tag >>> 3);
    int wire = (int) (tag & 7);
    long at = next;
    return switch (wire) {
      case ProtoField.VARINT -> new ProtoField(number, wire, varint(at, to), at, next - at);
      case ProtoField.FIXED64 -> fixed(number, wire, at, to, Long.BYTES);
      case ProtoField.FIXED32 -> fixed(number, wire, at, to, Integer.BYTES);
      case ProtoField.BYTES -> {
        long length = varint(at, to);
        if (length < 0 || length > to - next) {
          throw malformed("at most " + (to - next) + " bytes", at);
        }
        yield new ProtoField(number, wire, 0, next, length);
      }
      default -> throw malformed("a field", from);
    };
  }

  private ProtoField fixed(int number, int wire, long at, long to, int bytes) throws IOException {
    if (bytes > to - at) {
      throw malformed(bytes + " bytes", at);
    }
    int here = need(at, bytes);
    long value = bytes == Long.BYTES ? window.getLong(here) : window.getInt(here);
    return new ProtoField(number, wire, value, at, bytes);
  }

  /** Reads a number, and leaves {@link #next} behind it. */
  private long varint(long from, long to) throws IOException {
    long value = 0;
    long at = from;
    for (int shift = 0; shift < Long.SIZE && at < to; shift += 7) {
      int here = need(at++, 1);
      byte part = window.get(here);
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        next = at;
        return value;
      }
    }
    throw malformed("a number", from);
  }

  /** All numbers of a repeated field, one by one or in one stretch. */
  List<Long> numbers(List<ProtoField> fields, int number) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (ProtoField field : fields) {
      if (field.number() == number && field.wire() == ProtoField.VARINT) {
        numbers.add(field.value());
      } else if (field.number() == number && field.wire() == ProtoField.BYTES) {
        for (long at = field.at(); at < field.end(); ) {
          numbers.add(varint(at, field.end()));
          checkCount(numbers);
          at = next;
        }
      }
    }
    return numbers;
  }

  /** What a field holds. */
  /** The bytes of a repeated field of numbers of a fixed size, one after the other. */
  ByteBuffer fixed(List<ProtoField> fields, int number) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ProtoField field : fields) {
      if (field.number() == number && field.wire() != ProtoField.VARINT) {
        all.writeBytes(bytes(field));
      }
    }
    return ByteBuffer.wrap(all.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  public byte[] bytes(ProtoField field) throws IOException {
    return bytes(field.at(), field.length());
  }

  private byte[] bytes(long at, long length) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(length)];
    for (int done = 0; done < bytes.length; ) {
      int count = Math.min(WINDOW, bytes.length - done);
      window.get(need(at + done, count), bytes, done, count);
      done += count;
    }
    return bytes;
  }

  String text(ProtoField field) throws IOException {
    return new String(bytes(field), StandardCharsets.UTF_8);
  }

  /** Brings some bytes into the window and answers where in it they are. */
  private int need(long at, int count) throws IOException {
    if (at < windowStart || at + count > windowStart + window.limit()) {
      if (file == null || at + count > size) {
        throw malformed(count + " bytes", at);
      }
      window.clear().limit((int) Math.min(WINDOW, size - at));
      windowStart = at;
      while (window.hasRemaining() && file.read(window, at + window.position()) >= 0) {
        // A read may bring less than was asked for.
      }
      window.flip();
      if (count > window.limit()) {
        throw malformed(count + " bytes", at);
      }
    }
    return (int) (at - windowStart);
  }

  private static IOException malformed(String expected, long at) {
    return new IOException("expected " + expected + " at byte " + at);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
