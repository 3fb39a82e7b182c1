package io.ner4j.onnx.json;

import java.util.Locale;

/**
 * What RFC 8259 forbids and Gson lets pass unless it is told otherwise, which it can be since 2.11.
 */
final class JsonGrammar {

  private static final String ESCAPES = "\"\\/bfnrtu";

  private JsonGrammar() {}

  /**
   * Refuses a text with literals that are not in small letters, other escapes than JSON's, or
   * control characters in strings. All else is left to Gson.
   *
   * @throws IllegalStateException if it has one; the message says where
   */
  static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = endOfString(text, i + 1);
      } else if (c >= 'A' && c <= 'Z' && !isExponent(text, i)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "expected true, false, null, a number or a string, but found '%c' at character %d",
                c,
                i));
      }
    }
  }

  /** Whether an E stands behind a digit. */
  private static boolean isExponent(String text, int at) {
    return text.charAt(at) == 'E' && at > 0 && Character.isDigit(text.charAt(at - 1));
  }

  /** Where the string ends. If it does not, the text's length: Gson then reports the error. */
  private static int endOfString(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c < ' ') {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "expected control characters in strings as escapes, but found U+%04X at character"
                    + " %d",
                (int) c,
                i));
      }
      if (c == '\\') {
        i++;
        if (i < text.length() && ESCAPES.indexOf(text.charAt(i)) < 0) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "expected an escape of JSON, but found '\\%c' at character %d",
                  text.charAt(i),
                  i - 1));
        }
      }
    }
    return text.length();
  }
}
