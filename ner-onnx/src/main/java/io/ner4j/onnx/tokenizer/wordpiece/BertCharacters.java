package io.ner4j.onnx.tokenizer.wordpiece;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What BERT's normalizer and pre-tokenizer make of the characters of Western texts: Latin letters
 * and the punctuation and currency signs that go with them. Each becomes one character, whatever
 * stands beside it, and no control character is among them.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class BertCharacters {

  /** A character that is none of these, or that becomes none or several. */
  static final char UNKNOWN = 0;

  /** White space. */
  static final char SPACE = ' ';

  /** No character becomes one that is higher. */
  static final char HIGHEST = '\u2CFF';

  /** Set in a punctuation mark, which is a word by itself. */
  static final char PUNCTUATION = 0x8000;

  /** First and last of the characters, in pairs, but for the white space of ASCII. */
  private static final String RANGES =
      " ~\u00A0\u00AC\u00AE\u024F\u2002\u200A\u2010\u2027\u202F\u205E\u20A0\u20BF\u2122\u2122";

  private static final String CHARACTERS = characters();
  private static final String ASCII_SPACES = "\t\n\r";
  private static final char LAST = '\u2122';

  /** What each becomes, by its code. */
  private final char[] table = new char[LAST + 1];

  /**
   * Makes a table.
   *
   * @param lowerCase whether letters become small ones
   * @param stripAccents whether letters lose their accents
   * @param without characters of ASCII that shall be unknown, and with them all that differ in case
   *     and accents alone
   */
  BertCharacters(boolean lowerCase, boolean stripAccents, Set<Character> without) {
    ASCII_SPACES.chars().forEach(c -> table[c] = SPACE);
    String[] bare = withoutAccents(CHARACTERS);
    Set<String> unknown = new HashSet<>();
    without.forEach(c -> unknown.add(lower(String.valueOf(c))));
    for (int i = 0; i < CHARACTERS.length(); i++) {
      String normalized = stripAccents ? bare[i] : CHARACTERS.substring(i, i + 1);
      if (!unknown.contains(lower(bare[i]))) {
        table[CHARACTERS.charAt(i)] = kind(lowerCase ? lower(normalized) : normalized);
      }
    }
  }

  private static String characters() {
    StringBuilder characters = new StringBuilder();
    for (int range = 0; range < RANGES.length(); range += 2) {
      for (char c = RANGES.charAt(range); c <= RANGES.charAt(range + 1); c++) {
        characters.append(c);
      }
    }
    return characters.toString();
  }

  /** Of each character by itself; one call is far quicker than one for each. */
  private static String[] withoutAccents(String characters) {
    String lines = String.join("\n", characters.split(""));
    StringBuilder bare = new StringBuilder();
    for (char c : Normalizer.normalize(lines, Normalizer.Form.NFD).toCharArray()) {
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        bare.append(c);
      }
    }
    return bare.toString().split("\n", -1);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Looks a character up.
   *
   * @return what it becomes, with {@link #PUNCTUATION} if it is such a mark; {@link #SPACE} or
   *     {@link #UNKNOWN}
   */
  char of(char c) {
    return c < table.length ? table[c] : UNKNOWN;
  }

  private static char kind(String normalized) {
    if (normalized.length() != 1 || normalized.charAt(0) > HIGHEST) {
      return UNKNOWN;
    }
    char single = normalized.charAt(0);
    if (Character.isSpaceChar(single)) {
      return SPACE;
    }
    return isPunctuation(single) ? (char) (single | PUNCTUATION) : single;
  }

  private static boolean isPunctuation(char c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      // What ASCII has of symbols counts too: $ + < = > ^ ` | ~.
      default -> c < 0x80 && !Character.isLetterOrDigit(c);
    };
  }
}
