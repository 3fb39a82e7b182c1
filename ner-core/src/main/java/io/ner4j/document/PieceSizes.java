package io.ner4j.document;

/**
 * How a document is cut, in UTF-16 code units.
 *
 * @param piece the most that a piece holds
 * @param overlap about what two neighbours share; a quarter of a piece at most
 */
record PieceSizes(int piece, int overlap) {

  /** How far a cut may move to find a good place. */
  int slack() {
    return overlap / 4;
  }
}
