package io.ner4j.phrase;

/** Hashes of 64 bits. */
final class Hash {

  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final long BLANK = 0x5851F42D4C957F2DL;

  private Hash() {}

  /** Adds a unit to a hash. */
  static long add(long hash, char unit) {
    long mixed = (hash ^ unit) * FACTOR;
    return mixed ^ (mixed >>> 29);
  }

  /** The hash of a step that leaves a state; never 0. */
  static long step(int state, long hash, boolean blank) {
    long mixed = (hash + (blank ? BLANK : 0)) ^ (state * FACTOR);
    mixed = (mixed ^ (mixed >>> 32)) * BLANK;
    mixed ^= mixed >>> 29;
    return mixed == 0 ? 1 : mixed;
  }
}
