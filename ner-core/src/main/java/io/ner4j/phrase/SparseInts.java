package io.ner4j.phrase;

/** Numbers at places from 0 on, most of them 0, in little memory. Immutable. */
final class SparseInts {

  private final long[] bits;

  /** How many numbers stand before each word of bits. */
  private final int[] ranks;

  private final int[] values;

  /** Keeps the numbers of an array's first places that are not 0. */
  SparseInts(int[] numbers, int size) {
    bits = new long[(size >>> 6) + 1];
    ranks = new int[bits.length];
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += numbers[i] == 0 ? 0 : 1;
    }
    values = new int[count];
    count = 0;
    for (int i = 0; i < size; i++) {
      if ((i & 63) == 0) {
        ranks[i >>> 6] = count;
      }
      if (numbers[i] != 0) {
        bits[i >>> 6] |= 1L << i;
        values[count++] = numbers[i];
      }
    }
  }

  /** The number at a place. */
  int get(int place) {
    long set = bits[place >>> 6];
    long bit = 1L << place;
    return (set & bit) == 0 ? 0 : values[ranks[place >>> 6] + Long.bitCount(set & (bit - 1))];
  }
}
