package io.ner4j.phrase;

import io.ner4j.words.UnicodeWords;

/** Tells fast which code units are letters or digits. A run of them is one word. */
final class WordParts {

  private static final boolean[] IN_RUN = new boolean[Character.MAX_VALUE + 1];

  static {
    for (int c = 0; c < IN_RUN.length; c++) {
      IN_RUN[c] = !Character.isSurrogate((char) c) && UnicodeWords.isInRun(c);
    }
  }

  private WordParts() {}

  static boolean isInRun(char unit) {
    return IN_RUN[unit];
  }
}
