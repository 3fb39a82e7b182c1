package io.ner4j.onnx.tokenizer.guard;

/** Escapes in the text of JSON. */
final class Escapes {

  private Escapes() {}

  /**
   * Refuses half of a surrogate pair, which is no character of UTF-8.
   *
   * @throws IllegalStateException if there is one
   */
  static void checkSurrogates(String text) {
    for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
      if (isEscaped(text, i, 0xDC00)) {
        throw new IllegalStateException("an unpaired surrogate at character " + i);
      }
      if (isEscaped(text, i, 0xD800)) {
        if (!isEscaped(text, i + 6, 0xDC00)) {
          throw new IllegalStateException("an unpaired surrogate at character " + i);
        }
        i += 6;
      }
    }
  }

  /** Whether an escape stands for one of the 1,024 surrogates from a first one on. */
  private static boolean isEscaped(String text, int at, int first) {
    if (!text.startsWith("\\u", at) || at + 6 > text.length()) {
      return false;
    }
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      value = value << 4 | Math.max(0, Character.digit(text.charAt(i), 16));
    }
    return value >= first && value < first + 0x400;
  }
}
