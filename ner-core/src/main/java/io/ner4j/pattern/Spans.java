package io.ner4j.pattern;

import java.util.Arrays;

/** Places of a text as UTF-16 offsets, ends exclusive. For one thread. */
public final class Spans {

  private int[] offsets = new int[8];
  private int size;

  /** Makes a list without places. */
  public Spans() {}

  void add(int start, int end) {
    if (2 * size == offsets.length) {
      offsets = Arrays.copyOf(offsets, 4 * size);
    }
    offsets[2 * size] = start;
    offsets[2 * size + 1] = end;
    size++;
  }

  public int size() {
    return size;
  }

  public int start(int index) {
    return offsets[2 * index];
  }

  public int end(int index) {
    return offsets[2 * index + 1];
  }
}
