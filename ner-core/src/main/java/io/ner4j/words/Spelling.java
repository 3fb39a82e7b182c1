package io.ner4j.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known name that was probably meant where a name is unknown. */
public final class Spelling {

  /** Of a name's letters, one in so many may be wrong, and one more. */
  private static final int LETTERS_FOR_AN_ERROR = 4;

  /** So short a name is more likely another one, such as the code of a language, than an error. */
  private static final int MAX_LETTERS_WITHOUT_ERROR = 2;

  private Spelling() {}

  /**
   * Says which name was probably meant. Capital and small letters count as equal.
   *
   * @param given the unknown name
   * @param known the names that exist
   * @return text to be added to a message, such as {@code ; did you mean en?}; empty if no name is
   *     near
   */
  public static String suggestion(String given, Collection<String> known) {
    int allowed =
        given.length() <= MAX_LETTERS_WITHOUT_ERROR ? 0 : 1 + given.length() / LETTERS_FOR_AN_ERROR;
    return known.stream()
        .filter(name -> Math.abs(name.length() - given.length()) <= allowed)
        .filter(name -> distance(folded(given), folded(name)) <= allowed)
        .min(Comparator.comparingInt(name -> distance(folded(given), folded(name))))
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance, in which two neighbours that changed places count once. */
  static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1 && j > 1 && swapped(one, i, other, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
  }

  private static boolean swapped(String one, int i, String other, int j) {
    return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
