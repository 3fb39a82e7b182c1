package io.ner4j.onnx.tokenizer.wordpiece;

import java.util.List;

/**
 * What BERT's normalizer and pre-tokenizer make of each character, under the settings of one
 * tokenizer. A number stands for it: its last bits are its kind, those above say how far the new
 * character is from the old one, or where several are. Blocks that are alike are stored once.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class CharacterForms {

  /** A part of a word. */
  static final int LETTER = 0;

  /** A word by itself. */
  static final int MARK = 1;

  /** Ends a word. */
  static final int SPACE = 2;

  /** Leaves nothing, and ends no word. */
  static final int NOTHING = 3;

  /** Becomes several letters. */
  static final int SEVERAL = 4;

  /** A Hangul syllable that becomes two or three letters. */
  static final int SYLLABLE = 5;

  /** Depends on other characters. */
  static final int CONTEXT = 6;

  static final int FIRST_SYLLABLE = 0xAC00;
  static final int LAST_SYLLABLE = 0xD7A3;

  /** Bits of a character's place in its block. */
  static final int BLOCK_BITS = 7;

  static final int BLOCK_SIZE = 1 << BLOCK_BITS;

  private static final int KIND_BITS = 3;
  private static final int FIRST_INITIAL = 0x1100;
  private static final int FIRST_VOWEL = 0x1161;

  /** The first final comes behind it: it stands for none. */
  private static final int NO_FINAL = 0x11A7;

  private static final int FINALS = 28;
  private static final int VOWELS_AND_FINALS = 21 * FINALS;

  private final char[] blocks;
  private final int[] forms;
  private final List<int[]> several;

  CharacterForms(char[] blocks, int[] forms, List<int[]> several) {
    this.blocks = blocks;
    this.forms = forms;
    this.several = several;
  }

  /** Puts a form together. */
  static int form(int above, int kind) {
    return above << KIND_BITS | kind;
  }

  /** The kind of a form. */
  static int kind(int form) {
    return form & (1 << KIND_BITS) - 1;
  }

  /** What a character becomes, by its form of one letter or mark. */
  static int single(int c, int form) {
    return c + (form >> KIND_BITS);
  }

  /** The letters of a Hangul syllable, by the arithmetic of Unicode. */
  static int[] letters(int syllable) {
    int index = syllable - FIRST_SYLLABLE;
    int initial = FIRST_INITIAL + index / VOWELS_AND_FINALS;
    int vowel = FIRST_VOWEL + index % VOWELS_AND_FINALS / FINALS;
    int last = NO_FINAL + index % FINALS;
    return last == NO_FINAL ? new int[] {initial, vowel} : new int[] {initial, vowel, last};
  }

  /** Looks a character up. */
  int of(int c) {
    return forms[(blocks[c >> BLOCK_BITS] << BLOCK_BITS) + (c & BLOCK_SIZE - 1)];
  }

  /** What a character becomes, by its form of several letters. */
  int[] several(int form) {
    return several.get(form >> KIND_BITS);
  }
}
