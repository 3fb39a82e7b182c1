package io.ner4j.phrase;

import java.util.Arrays;

/** Many strings in one array, numbered from 0. For one thread while it grows. */
public final class Strings {

  private char[] units = new char[64];
  private int[] ends = new int[16];
  private int size;

  /** Makes a list without strings. */
  public Strings() {}

  /**
   * Adds a string.
   *
   * @throws IllegalArgumentException if all together have more than 2^31 - 9 UTF-16 code units
   */
  public void add(CharSequence string) {
    add(string.toString().toCharArray(), string.length());
  }

  void add(char[] from, int length) {
    int start = end(size - 1);
    long needed = (long) start + length;
    if (needed > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "expected phrases of at most 2^31 UTF-16 code units together, but there are more; build several lists and combine them");
    }
    if (needed > units.length) {
      units = Arrays.copyOf(units, (int) Math.min(Integer.MAX_VALUE - 8, needed + (needed >> 1)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    System.arraycopy(from, 0, units, start, length);
    ends[size++] = (int) needed;
  }

  public int size() {
    return size;
  }

  private int end(int index) {
    return index < 0 ? 0 : ends[index];
  }

  int length(int index) {
    return ends[index] - end(index - 1);
  }

  int[] lengths() {
    int[] lengths = new int[size];
    Arrays.setAll(lengths, this::length);
    return lengths;
  }

  /** A string; empty if it was added as such. */
  public String get(int index) {
    return new String(units, end(index - 1), length(index));
  }

  /** The same strings, folded. */
  Strings folded(Folding folding) {
    if (folding == Folding.NONE) {
      return this;
    }
    Strings folded = new Strings();
    for (int i = 0; i < size; i++) {
      FoldedText text = FoldedText.of(get(i), folding);
      folded.add(text.units(), text.length());
    }
    return folded;
  }

  /** Gives back what was reserved. */
  public void trim() {
    units = Arrays.copyOf(units, end(size - 1));
    ends = Arrays.copyOf(ends, size);
  }
}
