package io.ner4j.onnx.tokenizer.guard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks SentencePiece's table of replacements, a double array of the form that Darts-clone writes
 * with the replacements behind it. The tokenizer library follows it without looking, and ends the
 * process where it leads out of bounds.
 */
final class PrecompiledCharsMap {

  /** Bytes of an array that a text may lead through from one place. */
  private static final int BYTE_VALUES = 256;

  private PrecompiledCharsMap() {}

  /** What is wrong with a table, if anything is. */
  static Optional<String> objection(String base64) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      decoded = new byte[0];
    }
    if (!Base64.getEncoder().encodeToString(decoded).equals(base64)) {
      return Optional.of("is not in Base64");
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < Integer.BYTES) {
      return Optional.of("is cut off");
    }
    int size = bytes.getInt();
    if (size < Integer.BYTES || size % Integer.BYTES != 0 || size > bytes.remaining()) {
      return Optional.of(String.format(Locale.ROOT, "has no array of %d bytes", size));
    }
    IntBuffer units =
        bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    ByteBuffer replacements = bytes.slice(bytes.position() + size, bytes.remaining() - size);
    if (!isUtf8(replacements)) {
      return Optional.of("has replacements that are not in UTF-8");
    }
    return staysInside(units, replacements) ? Optional.empty() : Optional.of("leads out of bounds");
  }

  private static boolean isUtf8(ByteBuffer replacements) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(replacements.duplicate());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Goes wherever a text may lead. */
  private static boolean staysInside(IntBuffer units, ByteBuffer replacements) {
    BitSet seen = new BitSet(units.limit());
    Deque<Integer> open = new ArrayDeque<>();
    open.add(offset(units.get(0)));
    while (!open.isEmpty()) {
      int from = open.remove();
      if (from >= units.limit()) {
        return false;
      }
      if (seen.get(from)) {
        continue;
      }
      seen.set(from);
      for (int c = 1; c < BYTE_VALUES; c++) {
        int to = from ^ c;
        if (to >= units.limit()) {
          return false;
        }
        int unit = units.get(to);
        if ((unit & 0x8000_00FF) == c) {
          int next = to ^ offset(unit);
          if (next >= units.limit() || (hasLeaf(unit) && !starts(replacements, units.get(next)))) {
            return false;
          }
          open.add(next);
        }
      }
    }
    return true;
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
  }

  private static boolean hasLeaf(int unit) {
    return ((unit >>> 8) & 1) == 1;
  }

  /** Whether a leaf's value is where a character of the replacements starts. */
  private static boolean starts(ByteBuffer replacements, int leaf) {
    int value = leaf & 0x7FFF_FFFF;
    boolean continues = value < replacements.limit() && (replacements.get(value) & 0xC0) == 0x80;
    return value <= replacements.limit() && !continues;
  }
}
