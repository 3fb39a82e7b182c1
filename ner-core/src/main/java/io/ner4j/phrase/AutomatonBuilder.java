package io.ner4j.phrase;

import java.io.Serial;
import java.util.Arrays;

/** Builds the states of a {@link PhraseAutomaton}: one for each start of a phrase in steps. */
final class AutomatonBuilder {

  /** Two steps have the same hash. */
  static final class CollisionException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    CollisionException() {
      super("two steps look the same", null, false, false);
    }
  }

  private final Strings phrases;
  private final boolean words;
  private final long seed;
  Steps steps = new Steps(64);

  /** For each state: the state and the step that lead to it. */
  private int[] parents = new int[64];

  private long[] hashes = new long[64];
  private boolean[] blanks = new boolean[64];
  private int[] depths = new int[64];
  private int deepest;
  private int size = 1;

  /** For each state, the number after that of the first phrase that ends there; 0 for none. */
  int[] outputs = new int[64];

  /** For each phrase, the number after that of the next with the same text; 0 for none. */
  final int[] same;

  /** For each state, the longest other path that ends as the path to it does. */
  private int[] suffixes = {0};

  private AutomatonBuilder(Strings phrases, boolean words, long seed) {
    this.phrases = phrases;
    this.words = words;
    this.seed = seed;
    this.same = new int[phrases.size()];
  }

  /**
   * Adds all phrases.
   *
   * @throws CollisionException if two steps look the same with this seed
   */
  static AutomatonBuilder of(Strings phrases, boolean words, long seed) throws CollisionException {
    AutomatonBuilder builder = new AutomatonBuilder(phrases, words, seed);
    int[] last = new int[phrases.size()];
    for (int phrase = 0; phrase < phrases.size(); phrase++) {
      int state = builder.add(phrase);
      int first = builder.outputs[state] - 1;
      if (first < 0) {
        builder.outputs[state] = phrase + 1;
        last[phrase] = phrase;
      } else {
        builder.same[last[first]] = phrase + 1;
        last[first] = phrase;
      }
    }
    builder.putInto(builder.size + (builder.size >> 1));
    builder.link();
    return builder;
  }

  /**
   * Adds the path of a phrase.
   *
   * @throws CollisionException if two steps look the same
   */
  private int add(int phrase) throws CollisionException {
    char[] units = phrases.get(phrase).toCharArray();
    Segments segments = new Segments(units, units.length, words, seed);
    int state = 0;
    int depth = 0;
    while (segments.next()) {
      depth++;
      long key = Hash.step(state, segments.hash(), segments.blank());
      int next = steps.get(key);
      if (next != 0 && !isStep(next, state, segments)) {
        throw new CollisionException();
      }
      state = next == 0 ? newState(key, state, segments, depth) : next;
    }
    return state;
  }

  private boolean isStep(int state, int parent, Segments step) {
    return parents[state] == parent
        && hashes[state] == step.hash()
        && blanks[state] == step.blank();
  }

  private int newState(long key, int parent, Segments step, int depth) {
    if (size == parents.length) {
      int grown = size + (size >> 1);
      parents = Arrays.copyOf(parents, grown);
      hashes = Arrays.copyOf(hashes, grown);
      blanks = Arrays.copyOf(blanks, grown);
      depths = Arrays.copyOf(depths, grown);
      outputs = Arrays.copyOf(outputs, grown);
    }
    parents[size] = parent;
    hashes[size] = step.hash();
    blanks[size] = step.blank();
    depths[size] = depth;
    deepest = Math.max(deepest, depth);
    if (steps.isFull()) {
      putInto(2 * size);
    }
    steps.add(key, size);
    return size++;
  }

  /** Puts all steps into so many slots. */
  private void putInto(int slots) {
    steps = new Steps(slots + 2);
    for (int state = 1; state < size; state++) {
      steps.add(Hash.step(parents[state], hashes[state], blanks[state]), state);
    }
  }

  /** Finds the suffix of each state, those of short paths before those of long ones. */
  private void link() {
    suffixes = new int[size];
    for (int state : byDepth()) {
      int parent = parents[state];
      if (parent != 0) {
        suffixes[state] = next(suffixes[parent], hashes[state], blanks[state]);
      }
    }
  }

  private int next(int from, long hash, boolean blank) {
    int state = from;
    while (state != 0) {
      int next = steps.get(Hash.step(state, hash, blank));
      if (next != 0) {
        return next;
      }
      state = suffixes[state];
    }
    return steps.get(Hash.step(0, hash, false));
  }

  private int[] byDepth() {
    int[] places = new int[deepest + 2];
    for (int state = 1; state < size; state++) {
      places[depths[state] + 1]++;
    }
    for (int depth = 1; depth < places.length; depth++) {
      places[depth] += places[depth - 1];
    }
    int[] sorted = new int[size - 1];
    for (int state = 1; state < size; state++) {
      sorted[places[depths[state]]++] = state;
    }
    return sorted;
  }

  SparseInts suffixes() {
    return new SparseInts(suffixes, size);
  }

  /** For each state, the first of its suffixes in which a phrase ends; marks states with one. */
  SparseInts reports() {
    int[] reports = new int[size];
    for (int state : byDepth()) {
      int suffix = suffixes[state];
      reports[state] = outputs[suffix] > 0 ? suffix : reports[suffix];
      if (outputs[state] == 0 && reports[state] != 0) {
        outputs[state] = PhraseAutomaton.ONLY_SUFFIXES;
      }
    }
    outputs = Arrays.copyOf(outputs, size);
    return new SparseInts(reports, size);
  }
}
