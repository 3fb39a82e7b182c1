package io.ner4j.phrase;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text in the form that phrases are compared in, with the places that its units come from. */
final class FoldedText {

  private static final char VOICED = '\uFF9E';
  private static final char HALF_VOICED = '\uFF9F';

  private final String text;
  private final Folding folding;
  private char[] units;
  private int length;

  /** Where the character of each unit starts in the text; null while that is the unit's place. */
  private int @Nullable [] starts;

  private FoldedText(String text, Folding folding) {
    this.text = text;
    this.folding = folding;
    this.units = text.toCharArray();
  }

  static FoldedText of(String text, Folding folding) {
    FoldedText folded = new FoldedText(text, folding);
    if (folding == Folding.NONE) {
      folded.length = text.length();
    } else {
      folded.fold();
    }
    return folded;
  }

  private void fold() {
    char[] table = folding.units();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      char folded = table[c];
      if (folded != 0 || c == 0) {
        add(folded, at++);
      } else {
        at = addOther(at);
      }
    }
    if (starts != null) {
      reserve(1);
      starts[length] = text.length();
    }
  }

  /** Adds what does not become one unit of one. Returns the place behind it. */
  private int addOther(int at) {
    int end = at + Character.charCount(text.codePointAt(at));
    if (folding.joinsVoicing(text.charAt(at)) && isVoicing(end)) {
      String joined = folding.fold(text.substring(at, end + 1));
      if (joined.length() == 1) {
        add(joined, at);
        return end + 1;
      }
    }
    String folded = folding.fold(text.codePointAt(at));
    if (folded.length() == end - at) {
      for (int i = 0; i < folded.length(); i++) {
        add(folded.charAt(i), at + i);
      }
    } else {
      add(folded, at);
    }
    return end;
  }

  private boolean isVoicing(int at) {
    return at < text.length() && (text.charAt(at) == VOICED || text.charAt(at) == HALF_VOICED);
  }

  private void add(String folded, int start) {
    for (int i = 0; i < folded.length(); i++) {
      add(folded.charAt(i), start);
    }
  }

  private void add(char unit, int start) {
    if (starts == null && start != length) {
      starts = new int[units.length + 1];
      Arrays.setAll(starts, i -> i);
    }
    if (starts != null) {
      reserve(length + 1);
      starts[length] = start;
    }
    units[length++] = unit;
  }

  private void reserve(int size) {
    if (starts != null && size + 1 > units.length) {
      units = Arrays.copyOf(units, 2 * size + 16);
      starts = Arrays.copyOf(starts, units.length + 1);
    }
  }

  char[] units() {
    return units;
  }

  int length() {
    return length;
  }

  /** Whether a character of the text starts with a unit, or the text ends before it. */
  boolean startsCharacter(int unit) {
    return starts == null || unit == 0 || starts[unit] != starts[unit - 1];
  }

  /** Where the character of a unit starts in the text; the text's length behind the last. */
  int place(int unit) {
    return starts == null ? unit : starts[unit];
  }
}
