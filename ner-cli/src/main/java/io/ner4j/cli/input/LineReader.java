package io.ner4j.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file in UTF-8 by lines or whole, and counts lines and bytes. Lines end with LF or CR LF,
 * the last one with either or nothing; a byte order mark is skipped. For one thread.
 */
public final class LineReader {

  /** A line without its end. */
  public record Line(Position position, String text) {}

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long bytes;
  private long lines;

  /** Takes a file, which stays the caller's to close; {@code bytes} were read of others before. */
  public LineReader(String name, InputStream in, long bytes) {
    this.name = name;
    this.in = in;
    this.bytes = bytes;
  }

  /** Bytes that are read of this file and those before. */
  long bytes() {
    return bytes;
  }

  /** Where the first line stands, if there is one. */
  Position start() {
    return new Position(name, 1, bytes);
  }

  /**
   * Reads the next line.
   *
   * @return the line, or null at the end
   * @throws BadInputException if the line is not UTF-8; the next one can still be read
   */
  public @Nullable Line line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean ended = false;
    while (!ended && fill()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      ended = end < to;
      line.write(buffer, from, end - from);
      bytes += end - from + (ended ? 1 : 0);
      from = ended ? end + 1 : end;
    }
    if (!ended && line.size() == 0) {
      return null;
    }
    lines++;
    String text = decode(line);
    return new Line(position(), text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  /**
   * Reads all that is left as one text, the ends of its lines included.
   *
   * @return the text as a line, or null at the end
   * @throws BadInputException if it is not UTF-8, or too long for a string
   */
  @Nullable Line rest() throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream(1 << 16);
    try {
      while (fill()) {
        rest.write(buffer, from, to - from);
        bytes += to - from;
        from = to;
      }
    } catch (OutOfMemoryError e) {
      throw new BadInputException(
          name + ": is too large for one text in this memory; read it by --from=lines");
    }
    if (rest.size() == 0) {
      return null;
    }
    lines++;
    return new Line(position(), decode(rest));
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  private String decode(ByteArrayOutputStream encoded) throws BadInputException {
    byte[] array = encoded.toByteArray();
    ByteBuffer unread = ByteBuffer.wrap(array);
    try {
      String text = decoder.decode(unread).toString();
      boolean marked = lines == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return marked ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new BadInputException(
          position(),
          String.format(
              Locale.ROOT,
              "expected UTF-8, but byte %d of the line is 0x%02X",
              unread.position() + 1,
              array[unread.position()]));
    }
  }

  private Position position() {
    return new Position(name, lines, bytes);
  }
}
