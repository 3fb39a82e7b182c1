package io.ner4j.phrase;

import io.ner4j.phrase.AutomatonBuilder.CollisionException;
import io.ner4j.words.WordBorders;
import java.util.SplittableRandom;

/**
 * Finds all places of many phrases in one pass over a text, as Aho and Corasick do (Efficient
 * String Matching, 1975). Its alphabet are the words and other characters of the phrases, so a long
 * word costs one step. Steps are told by hashes of 64 bits, under a key that differs from list to
 * list. Immutable and safe for use by many threads.
 */
public final class PhraseAutomaton {

  /** Stands for the phrase of a state in which only suffixes end one. */
  static final int ONLY_SUFFIXES = -1;

  private final int[] lengths;
  private final Folding folding;
  private final boolean words;
  private final long seed;
  private final Steps steps;
  private final int[] outputs;
  private final int[] same;
  private final SparseInts suffixes;
  private final SparseInts reports;

  private PhraseAutomaton(
      Strings phrases, Folding folding, boolean words, long seed, AutomatonBuilder builder) {
    this.lengths = phrases.lengths();
    this.folding = folding;
    this.words = words;
    this.seed = seed;
    this.steps = builder.steps;
    this.suffixes = builder.suffixes();
    this.reports = builder.reports();
    this.outputs = builder.outputs;
    this.same = builder.same;
  }

  /**
   * Builds the automaton of some phrases.
   *
   * @param phrases none of them empty
   * @param words whether a place must start and end with words
   */
  public static PhraseAutomaton of(Strings phrases, Folding folding, boolean words) {
    Strings folded = phrases.folded(folding);
    // Nobody who writes texts can know which words have the same hash.
    SplittableRandom random = new SplittableRandom();
    while (true) {
      long seed = random.nextLong();
      try {
        AutomatonBuilder builder = AutomatonBuilder.of(folded, words, seed);
        return new PhraseAutomaton(folded, folding, words, seed, builder);
      } catch (CollisionException e) {
        // Another seed tells them apart.
      }
    }
  }

  /**
   * Finds the places of all phrases.
   *
   * @param overlaps whether all are wanted, or else, from left to right, the longest that starts
   *     behind the one before
   */
  public PhrasePlaces find(String text, boolean overlaps) {
    FoldedText folded = FoldedText.of(text, folding);
    PhrasePlaces places = new PhrasePlaces(overlaps);
    WordBorders borders = new WordBorders(text);
    Segments segments = new Segments(folded.units(), folded.length(), words, seed);
    int state = 0;
    while (segments.next()) {
      state = next(state, segments.hash(), segments.blank());
      if (state == 0) {
        places.settle();
      } else if (outputs[state] != 0 && isPlace(folded, borders, segments.end())) {
        report(state, segments.end(), folded, borders, places);
      }
    }
    places.settle();
    return places;
  }

  /** The longest path that goes on with a step. A path may start behind a blank. */
  private int next(int from, long hash, boolean blank) {
    int state = from;
    while (state != 0) {
      int next = steps.get(Hash.step(state, hash, blank));
      if (next != 0) {
        return next;
      }
      state = suffixes.get(state);
    }
    return steps.get(Hash.step(0, hash, false));
  }

  private void report(
      int from, int end, FoldedText text, WordBorders borders, PhrasePlaces places) {
    int state = outputs[from] > 0 ? from : reports.get(from);
    while (state != 0) {
      int phrase = outputs[state] - 1;
      int start = end - lengths[phrase];
      if (start >= 0 && isPlace(text, borders, start)) {
        places.add(text.place(start), text.place(end), phrase);
      }
      state = reports.get(state);
    }
  }

  private boolean isPlace(FoldedText text, WordBorders borders, int unit) {
    return text.startsCharacter(unit) && (!words || borders.isAt(text.place(unit)));
  }

  /** The number of the next phrase with the same text; -1 if there is none. */
  public int next(int phrase) {
    return same[phrase] - 1;
  }
}
