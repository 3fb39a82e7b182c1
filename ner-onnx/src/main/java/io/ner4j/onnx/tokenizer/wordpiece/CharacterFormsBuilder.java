package io.ner4j.onnx.tokenizer.wordpiece;

import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.BLOCK_BITS;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.BLOCK_SIZE;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.CONTEXT;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.LETTER;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.MARK;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.NOTHING;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.SEVERAL;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.SPACE;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.SYLLABLE;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.form;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.kind;
import static io.ner4j.onnx.tokenizer.wordpiece.CharacterForms.single;

import io.ner4j.onnx.tokenizer.wordpiece.UnicodeTable.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the forms of characters from the last step of the library to the first: each step leads to
 * what the later ones make of its own characters. For one thread.
 */
final class CharacterFormsBuilder {

  private static final int[] SYLLABLES = {
    CharacterForms.FIRST_SYLLABLE, CharacterForms.LAST_SYLLABLE
  };
  private static final int[] SURROGATES = {Character.MIN_SURROGATE, Character.MAX_SURROGATE};

  /** White space to Java and letters to the library, but no part of a token. */
  private static final int[] SEPARATORS = {0x1C, 0x1F};

  private static final int ASCII = 0x80;

  private final UnicodeTable table;
  private final char[] blocks = new char[(Character.MAX_CODE_POINT + 1) >> BLOCK_BITS];

  /** Places of blocks that no others share. */
  private final BitSet own = new BitSet();

  /** Begins with a block that leaves all characters as they are. */
  private int[] forms = new int[64 * BLOCK_SIZE];

  private int size = BLOCK_SIZE;
  private final List<int[]> several = new ArrayList<>();

  private CharacterFormsBuilder(UnicodeTable table) {
    this.table = table;
  }

  /**
   * Makes the forms.
   *
   * @param without characters of ASCII that depend on others, and with them all that differ in case
   *     and accents alone
   */
  static CharacterForms build(UnicodeTable table, BertSettings settings, Set<Character> without) {
    CharacterFormsBuilder builder = new CharacterFormsBuilder(table);
    builder.fill(Property.WHITE_SPACE, SPACE);
    builder.fill(Property.PUNCTUATION, MARK);
    if (settings.lowerCase()) {
      builder.map(Property.LOWER);
    }
    if (settings.stripAccents()) {
      builder.fill(SYLLABLES, SYLLABLE);
      builder.fill(Property.REORDERED, CONTEXT);
      builder.fill(Property.ACCENT, NOTHING);
      builder.map(Property.BARE);
    }
    if (settings.chineseApart()) {
      table.of(Property.IDEOGRAPH).forEach(builder::mark);
    }
    if (settings.cleanText()) {
      builder.fill(Property.REMOVED, NOTHING);
      builder.fill(Property.BLANK, SPACE);
    } else {
      builder.fill(SEPARATORS, CONTEXT);
    }
    builder.fill(SURROGATES, CONTEXT);
    builder.leaveOut(without);
    return new CharacterForms(
        builder.blocks, Arrays.copyOf(builder.forms, builder.size), builder.several);
  }

  private int of(int c) {
    return forms[(blocks[c >> BLOCK_BITS] << BLOCK_BITS) + (c & BLOCK_SIZE - 1)];
  }

  private void set(int c, int form) {
    int place = c >> BLOCK_BITS;
    if (!own.get(place)) {
      blocks[place] = (char) newBlock(blocks[place] << BLOCK_BITS);
      own.set(place);
    }
    forms[(blocks[place] << BLOCK_BITS) + (c & BLOCK_SIZE - 1)] = form;
  }

  private int newBlock(int from) {
    if (size == forms.length) {
      forms = Arrays.copyOf(forms, 2 * size);
    }
    System.arraycopy(forms, from, forms, size, BLOCK_SIZE);
    size += BLOCK_SIZE;
    return (size >> BLOCK_BITS) - 1;
  }

  private void fill(Property property, int form) {
    table.of(property).forEach(range -> fill(range, form));
  }

  private void fill(int[] range, int form) {
    int shared = 0;
    for (int c = range[0]; c <= range[1]; c++) {
      if (!startsBlock(c, range[1])) {
        set(c, form);
        continue;
      }
      if (shared == 0) {
        shared = newBlock(0);
        Arrays.fill(forms, size - BLOCK_SIZE, size, form);
      }
      blocks[c >> BLOCK_BITS] = (char) shared;
      own.clear(c >> BLOCK_BITS);
      c += BLOCK_SIZE - 1;
    }
  }

  private static boolean startsBlock(int c, int last) {
    return (c & BLOCK_SIZE - 1) == 0 && c + BLOCK_SIZE - 1 <= last;
  }

  /** Makes words of what were letters. */
  private void mark(int[] range) {
    int same = range[0];
    for (int c = range[0]; c <= range[1]; c++) {
      if (blocks[c >> BLOCK_BITS] == 0 && startsBlock(c, range[1])) {
        c += BLOCK_SIZE - 1;
      } else if (of(c) != LETTER) {
        fill(new int[] {same, c - 1}, MARK);
        set(c, kind(of(c)) == LETTER ? of(c) | MARK : CONTEXT);
        same = c + 1;
      }
    }
    fill(new int[] {same, range[1]}, MARK);
  }

  /** No character that another becomes is itself changed by the same step. */
  private void map(Property property) {
    for (int[] mapping : table.of(property)) {
      int c = mapping[0];
      int first = of(mapping[1]);
      if (mapping.length > 2) {
        set(c, severalOf(Arrays.copyOfRange(mapping, 1, mapping.length)));
      } else if (kind(first) == LETTER || kind(first) == MARK) {
        set(c, form(single(mapping[1], first) - c, kind(first)));
      } else {
        set(c, first);
      }
    }
  }

  private int severalOf(int[] letters) {
    for (int i = 0; i < letters.length; i++) {
      int form = of(letters[i]);
      if (kind(form) != LETTER) {
        return CONTEXT;
      }
      letters[i] = single(letters[i], form);
    }
    several.add(letters);
    return form(several.size() - 1, SEVERAL);
  }

  private void leaveOut(Set<Character> without) {
    BitSet letters = new BitSet();
    without.forEach(c -> letters.set(lower(c)));
    for (int c = 0; c < ASCII; c++) {
      if (letters.get(lower(c))) {
        set(c, CONTEXT);
      }
    }
    for (Property property : List.of(Property.LOWER, Property.BARE)) {
      for (int[] mapping : table.of(property)) {
        for (int i = 1; i < mapping.length; i++) {
          if (letters.get(lower(mapping[i]))) {
            set(mapping[0], CONTEXT);
          }
        }
      }
    }
  }

  private static int lower(int c) {
    return c < ASCII ? Character.toLowerCase(c) : c;
  }
}
