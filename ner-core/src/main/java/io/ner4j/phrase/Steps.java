package io.ner4j.phrase;

/**
 * The states that steps lead to, by the hash of state and step. Most look-ups find no step, and
 * read memory once. For one thread while it grows.
 */
final class Steps {

  /** 0 where the slot is free. */
  private final long[] keys;

  private final int[] states;
  private int size;

  Steps(int slots) {
    keys = new long[slots];
    states = new int[slots];
  }

  /** The state that a step leads to; 0 if there is none. */
  int get(long key) {
    int slot = slot(key);
    long found = keys[slot];
    while (found != 0) {
      if (found == key) {
        return states[slot];
      }
      slot = slot + 1 == keys.length ? 0 : slot + 1;
      found = keys[slot];
    }
    return 0;
  }

  private int slot(long key) {
    return (int) (((key >>> Integer.SIZE) * keys.length) >>> Integer.SIZE);
  }

  /** Whether more steps need more slots: a third is left free. */
  boolean isFull() {
    return size + (size >> 1) >= keys.length;
  }

  /** Adds a step that is not there yet. */
  void add(long key, int state) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = slot + 1 == keys.length ? 0 : slot + 1;
    }
    keys[slot] = key;
    states[slot] = state;
    size++;
  }
}
