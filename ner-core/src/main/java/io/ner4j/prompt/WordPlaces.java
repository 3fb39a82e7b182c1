package io.ner4j.prompt;

/** Where a run of words stands in a text, in UTF-16 code units. */
final class WordPlaces {

  private final int first;
  private final int[] starts;
  private final int[] ends;

  /** Keeps the arrays without a copy; the first word has the number {@code first}. */
  WordPlaces(int first, int[] starts, int[] ends) {
    this.first = first;
    this.starts = starts;
    this.ends = ends;
  }

  /** Offset of a word's first code unit. */
  int start(int word) {
    return starts[word - first];
  }

  /** Offset after a word's last code unit. */
  int end(int word) {
    return ends[word - first];
  }
}
