package io.ner4j.onnx.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded random texts of all scripts and of what is between them: runs of one block of Unicode or
 * of two, with marks, blanks and what normalizers trip over. For one thread.
 */
final class ScriptStrings {

  /** Blocks of code points, those in use more often than others. */
  static final int[][] BLOCKS = {
    {0x0410, 0x044F},
    {0x0400, 0x04FF},
    {0x0384, 0x03CE},
    {0x1F00, 0x1FFE},
    {0x0591, 0x05F4},
    {0xFB1D, 0xFB4F},
    {0x0600, 0x06FF},
    {0x0621, 0x0655},
    {0xFB50, 0xFDFF},
    {0xFE70, 0xFEFF},
    {0x0900, 0x097F},
    {0x0980, 0x09FF},
    {0x0B80, 0x0BFF},
    {0x0C80, 0x0D7F},
    {0x0D80, 0x0DFF},
    {0x0E01, 0x0E5B},
    {0x0E80, 0x0EFF},
    {0x0F00, 0x0FFF},
    {0x1000, 0x109F},
    {0x10A0, 0x10FF},
    {0x1C90, 0x1CBF},
    {0x13A0, 0x13FF},
    {0xAB70, 0xABBF},
    {0x1100, 0x11FF},
    {0xAC00, 0xD7A3},
    {0xD7B0, 0xD7FB},
    {0x1780, 0x17FF},
    {0x1800, 0x18AF},
    {0x1B00, 0x1B7F},
    {0x3040, 0x30FF},
    {0xFF00, 0xFFEF},
    {0x3000, 0x303F},
    {0x4E00, 0x9FFF},
    {0x4E00, 0x9FFF},
    {0x3400, 0x4DBF},
    {0xF900, 0xFAFF},
    {0x0300, 0x036F},
    {0x1AB0, 0x1DFF},
    {0x20D0, 0x20FF},
    {0xFE20, 0xFE2F},
    {0x0100, 0x024F},
    {0x1E00, 0x1EFF},
    {0x2000, 0x206F},
    {0x2070, 0x214F},
    {0x2150, 0x2BFF},
    {0x2C00, 0x2DFF},
    {0xA640, 0xA7FF},
    {0x0000, 0x009F},
    {0xFFF0, 0xFFFF},
    {0xFE00, 0xFE0F},
    {0xE000, 0xF8FF},
    {0x1F300, 0x1FAFF},
    {0x1F1E6, 0x1F1FF},
    {0x1D400, 0x1D7FF},
    {0x1D100, 0x1D1FF},
    {0x20000, 0x2EBEF},
    {0x2F800, 0x2FA1F},
    {0x30000, 0x323AF},
    {0xE0000, 0xE01EF},
    {0x10000, 0x110FF},
    {0x11100, 0x11FFF},
    {0x1E800, 0x1EEFF},
  };

  private static final List<String> BETWEEN =
      List.of(
          " ",
          " ",
          "\n",
          "\u3000",
          "\u00A0",
          "\u0085",
          "\u200B",
          "\u200D",
          "\u200C",
          "\uFE0F",
          "\u00AD",
          "\uFEFF",
          "\uFFFD",
          "\0",
          "\u001C",
          ".",
          ",",
          "。",
          "、",
          "·",
          "-",
          "\u0301",
          "\u0327",
          "\u0323\u0307",
          "\u0344",
          "\u3099",
          "\u302E",
          "\u05BC",
          "\u0651",
          "\u094D",
          "İ",
          "I\u0307",
          "Σ",
          "ς",
          "ß",
          "ẞ",
          "ﬁ",
          "\u212A",
          "\u212B",
          "\u2126",
          "\u1E9B\u0323",
          "가",
          "각",
          "\u1100\u1161\u11A8",
          "が",
          "か\u3099",
          "ｶﾞ",
          "e\u0301",
          "\u1D15E",
          "\uD834\uDD5E",
          "\uF900",
          "\uFA10",
          "\uD87E\uDC00",
          "👩‍👩‍👧",
          "🇫🇷",
          "a",
          "The",
          "merkel");

  private final Random random;
  private final List<String> words;

  /**
   * Starts a sequence.
   *
   * @param words of a vocabulary
   */
  ScriptStrings(long seed, List<String> words) {
    this.random = new Random(seed);
    this.words = words;
  }

  List<String> next(int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(next());
    }
    return texts;
  }

  private String next() {
    StringBuilder text = new StringBuilder();
    int[] first = BLOCKS[random.nextInt(BLOCKS.length)];
    int[] second = BLOCKS[random.nextInt(BLOCKS.length)];
    for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> append(text, first, 1 + random.nextInt(6));
        case 4, 5 -> append(text, second, 1 + random.nextInt(3));
        case 6, 7 -> text.append(' ');
        case 8 -> text.append(words.get(random.nextInt(words.size())).replaceFirst("^##", ""));
        case 9 -> append(text, BLOCKS[random.nextInt(BLOCKS.length)], 1);
        case 10 -> text.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        default -> appendOddity(text, second);
      }
    }
    return text.toString();
  }

  /** Any character at all, or a word around the hundred characters that BERT's longest has. */
  private void appendOddity(StringBuilder text, int[] block) {
    if (random.nextInt(16) == 0) {
      append(text, block, 97 + random.nextInt(6));
    } else {
      append(text, new int[] {0, Character.MAX_CODE_POINT}, 1);
    }
  }

  private void append(StringBuilder text, int[] block, int count) {
    for (int i = 0; i < count; i++) {
      int c = block[0] + random.nextInt(block[1] - block[0] + 1);
      boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      text.appendCodePoint(surrogate ? '\uFFFD' : c);
    }
  }
}
