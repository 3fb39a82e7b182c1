package io.ner4j.server.request;

import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks bodies in gzip's format, RFC 1952, member by member. Java's own stream takes what follows
 * the last member for nothing. For one thread.
 */
public final class Gzip {

  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATED = 8;
  private static final int HEAD_CHECK = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  /** Time, compression level and system. */
  private static final int UNUSED_BYTES = 6;

  private static final int BUFFER = 1 << 13;

  private final ByteBuffer packed;
  private final Limits limits;
  private final Admission.Ticket ticket;
  private final ByteArrayOutputStream unpacked = new ByteArrayOutputStream();

  private Gzip(byte[] packed, Limits limits, Admission.Ticket ticket) {
    this.packed = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
    this.ticket = ticket;
  }

  /**
   * Unpacks a body.
   *
   * @param ticket what is unpacked is booked on it
   * @throws Problem if the body is damaged, or too large when it is unpacked
   */
  public static byte[] unpacked(byte[] packed, Limits limits, Admission.Ticket ticket) {
    Gzip gzip = new Gzip(packed, limits, ticket);
    try {
      do {
        gzip.member();
      } while (gzip.packed.hasRemaining());
      return gzip.unpacked.toByteArray();
    } catch (BufferUnderflowException e) {
      throw damaged("it ends too early");
    } catch (DataFormatException e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
  }

  private void member() throws DataFormatException {
    head();
    CRC32 sum = new CRC32();
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished()) {
          if (inflater.needsDictionary()) {
            throw new DataFormatException("it needs a dictionary");
          }
          throw new BufferUnderflowException();
        }
        take(buffer, count);
        sum.update(buffer, 0, count);
      }
      if (packed.getInt() != (int) sum.getValue() || packed.getInt() != inflater.getTotalOut()) {
        throw new DataFormatException("its check sum or length is another");
      }
    } finally {
      inflater.end();
    }
  }

  private void head() throws DataFormatException {
    if ((packed.getShort() & 0xffff) != MAGIC || packed.get() != DEFLATED) {
      throw new DataFormatException("it does not start as gzip does, or more follows its end");
    }
    int flags = packed.get();
    if ((flags & RESERVED) != 0) {
      throw new DataFormatException("its head has unknown flags");
    }
    skip(UNUSED_BYTES);
    if ((flags & EXTRA) != 0) {
      skip(packed.getShort() & 0xffff);
    }
    for (int text : new int[] {NAME, COMMENT}) {
      if ((flags & text) != 0) {
        while (packed.get() != 0) {}
      }
    }
    if ((flags & HEAD_CHECK) != 0) {
      skip(2);
    }
  }

  private void skip(int count) {
    if (count > packed.remaining()) {
      throw new BufferUnderflowException();
    }
    packed.position(packed.position() + count);
  }

  private void take(byte[] buffer, int count) {
    if (unpacked.size() + count > limits.bodyBytes()) {
      throw new Problem(
          413,
          String.format(
              Locale.ROOT,
              "a body may have at most %d bytes when it is unpacked, but this one has more; send"
                  + " the texts in several requests",
              limits.bodyBytes()));
    }
    ticket.add(count);
    unpacked.write(buffer, 0, count);
  }

  private static Problem damaged(String reason) {
    return new Problem(
        400,
        "the body must be gzip, as its Content-Encoding says, but %s; pack it again, or send it as it is"
            .formatted(reason));
  }
}
