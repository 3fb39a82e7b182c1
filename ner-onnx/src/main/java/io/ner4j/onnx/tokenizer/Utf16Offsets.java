package io.ner4j.onnx.tokenizer;

/**
 * Converts offsets in code points, as tokenizers counts them, to UTF-16 code units, as Java does.
 *
 * <p>A text without supplementary characters needs no conversion and no memory.
 */
final class Utf16Offsets {

  private static final int[] SAME = {};

  /** UTF-16 offset of each code point and of the text's end, or {@link #SAME}. */
  private final int[] offsets;

  private Utf16Offsets(int[] offsets) {
    this.offsets = offsets;
  }

  static Utf16Offsets of(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new Utf16Offsets(SAME);
    }
    int[] offsets = new int[count + 1];
    int offset = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[count] = offset;
    return new Utf16Offsets(offsets);
  }

  int at(int codePoints) {
    return offsets == SAME ? codePoints : offsets[codePoints];
  }
}
