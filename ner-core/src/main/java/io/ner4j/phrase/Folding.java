package io.ner4j.phrase;

import io.ner4j.window.Characters;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Gives characters that count as the same one form: capital and small letters, and full-width and
 * half-width forms. Immutable.
 *
 * <p>Case is folded as {@link String#toUpperCase} and then {@link String#toLowerCase} do for one
 * character by itself, in no language: {@code ß} becomes {@code ss}. Width is folded as NFKC does
 * for the characters of Unicode's block Halfwidth and Fullwidth Forms, and for the ideographic
 * space. A half-width kana and its voicing mark become one character.
 */
public enum Folding {
  NONE(false, false),
  CASE(true, false),
  WIDTH(false, true),
  BOTH(true, true);

  private static final char WIDE_SPACE = '\u3000';
  private static final char WIDE_MACRON = '\uFFE3';
  private static final char MACRON = '\u00AF';
  private static final char FIRST_WIDE = '\uFF01';
  private static final char LAST_WIDE = '\uFFEE';
  private static final char FIRST_NARROW_KANA = '\uFF66';
  private static final char LAST_NARROW_KANA = '\uFF9D';

  private final boolean ofCase;
  private final boolean ofWidth;

  Folding(boolean ofCase, boolean ofWidth) {
    this.ofCase = ofCase;
    this.ofWidth = ofWidth;
  }

  /** The folding of two choices. */
  public static Folding of(boolean ofCase, boolean ofWidth) {
    if (ofCase) {
      return ofWidth ? BOTH : CASE;
    }
    return ofWidth ? WIDTH : NONE;
  }

  /** What each UTF-16 code unit becomes; made when it is first needed. */
  private static final class Tables {

    static final Map<Folding, char[]> OF = new EnumMap<>(Folding.class);

    static {
      for (Folding folding : values()) {
        OF.put(folding, folding.table());
      }
    }

    private Tables() {}
  }

  /**
   * What each UTF-16 code unit becomes; 0 for those that {@link FoldedText} looks at more closely.
   */
  char[] units() {
    return Objects.requireNonNull(Tables.OF.get(this));
  }

  private char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      if (this == NONE) {
        table[c] = (char) c;
      } else if (!Character.isSurrogate((char) c) && !(ofWidth && isNarrowKana((char) c))) {
        String folded = fold(c);
        table[c] = folded.length() == 1 ? folded.charAt(0) : 0;
      }
    }
    return table;
  }

  boolean joinsVoicing(char c) {
    return ofWidth && isNarrowKana(c);
  }

  private static boolean isNarrowKana(char c) {
    return c >= FIRST_NARROW_KANA && c <= LAST_NARROW_KANA;
  }

  /** What a character becomes, by itself. */
  String fold(int codePoint) {
    return fold(Character.toString(codePoint));
  }

  /** What a character becomes, or one with its voicing mark. */
  String fold(String character) {
    String folded = ofWidth ? ofOneWidth(character) : character;
    // A mark must stay one: iota below a letter has a capital.
    return ofCase && !Characters.isMark(folded.codePointAt(0))
        ? folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)
        : folded;
  }

  private static String ofOneWidth(String character) {
    char c = character.charAt(0);
    if (c == WIDE_MACRON) {
      return String.valueOf(MACRON);
    }
    return c == WIDE_SPACE || (c >= FIRST_WIDE && c <= LAST_WIDE)
        ? Normalizer.normalize(character, Normalizer.Form.NFKC)
        : character;
  }
}
