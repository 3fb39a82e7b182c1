package io.ner4j.onnx.tokenizer.wordpiece;

/**
 * The characters of most alphabets that become one character, whatever stands beside them, by their
 * code. The table is small, so that it costs little to bring it into the processor's caches.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class BertCharacters {

  /** A character that is none of these. */
  static final char OTHER = 0;

  /** White space. */
  static final char SPACE = ' ';

  /** Set in a word of one character. */
  static final char MARK = 0x8000;

  private static final char LAST = '\u2122';

  private final char[] table = new char[LAST + 1];

  BertCharacters(CharacterForms forms) {
    for (char c = 0; c < table.length; c++) {
      int form = forms.of(c);
      int kind = CharacterForms.kind(form);
      int single = CharacterForms.single(c, form);
      if (kind == CharacterForms.SPACE) {
        table[c] = SPACE;
      } else if (kind <= CharacterForms.MARK && single < MARK) {
        table[c] = (char) (kind == CharacterForms.MARK ? single | MARK : single);
      }
    }
  }

  /**
   * Looks a character up.
   *
   * @return what it becomes, with {@link #MARK} if it is a word by itself; {@link #SPACE} or {@link
   *     #OTHER}
   */
  char of(char c) {
    return c < table.length ? table[c] : OTHER;
  }
}
