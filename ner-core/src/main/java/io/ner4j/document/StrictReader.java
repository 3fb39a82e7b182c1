package io.ner4j.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Locale;

/**
 * Decodes a file and says where it is malformed. A byte order mark at its start is skipped. For one
 * thread.
 */
final class StrictReader extends Reader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 13).flip();

  /** Bytes of the file before those in {@link #bytes}. */
  private long before;

  private boolean ended;
  private boolean flushed;
  private boolean begun;

  StrictReader(String name, InputStream in, Charset charset) {
    this.name = name;
    this.in = in;
    this.decoder = charset.newDecoder();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining() && !flushed) {
      decode();
      if (!begun && chars.hasRemaining()) {
        begun = true;
        if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
          chars.get();
        }
      }
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count == 0 && length > 0 ? -1 : count;
  }

  private void decode() throws IOException {
    chars.clear();
    fill();
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (result.isUnderflow() && ended) {
      result = decoder.flush(chars);
      flushed = result.isUnderflow();
    }
    chars.flip();
    if (result.isError() && !chars.hasRemaining()) {
      throw malformed(result.length());
    }
  }

  private void fill() throws IOException {
    before += bytes.position();
    bytes.compact();
    int read = ended ? 0 : in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended |= read < 0;
    bytes.position(bytes.position() + Math.max(0, read)).flip();
  }

  private IOException malformed(int length) {
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < length; i++) {
      found.append(String.format(Locale.ROOT, " 0x%02X", bytes.get(bytes.position() + i)));
    }
    return new MalformedDocumentException(
        String.format(
            Locale.ROOT,
            "%s: expected %s, but found%s at byte %d; read the document with its own charset",
            name,
            decoder.charset().name(),
            found,
            before + bytes.position()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
