package io.ner4j.onnx;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes: flips bits, overwrites, cuts out, doubles, cuts off. */
final class ByteMutator {

  private static final byte[] EDGES = {0, 1, -1, 127, -128, '"', '{', '[', ',', '\\'};

  private final Random random;

  ByteMutator(Random random) {
    this.random = random;
  }

  byte[] mutate(byte[] bytes) {
    byte[] mutated = bytes.clone();
    for (int more = 1 + random.nextInt(4); more > 0 && mutated.length > 0; more--) {
      mutated = once(mutated);
    }
    return mutated;
  }

  private byte[] once(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(10)));
    switch (random.nextInt(8)) {
      case 0 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 1 -> {
        return join(bytes, at, at + length);
      }
      case 2 -> {
        return join(bytes, at + length, at);
      }
      case 3 -> overwrite(bytes, at, length);
      case 4, 5 -> bytes[at] = EDGES[random.nextInt(EDGES.length)];
      default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private void overwrite(byte[] bytes, int at, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, bytes, at, length);
  }

  /** What lies before one place and what lies behind another. */
  private static byte[] join(byte[] bytes, int end, int start) {
    byte[] joined = Arrays.copyOf(bytes, end + bytes.length - start);
    System.arraycopy(bytes, start, joined, end, bytes.length - start);
    return joined;
  }
}
