package io.ner4j.layout;

import io.ner4j.window.Characters;
import java.util.Arrays;
import java.util.BitSet;

/** A text whose borders and columns are being found. For one thread. */
final class Draft {

  /** What the model reads between the items of a list. */
  static final char ITEM = ';';

  /** What the model reads between the cells of a table. They are less alike than items. */
  static final char CELL = '.';

  /** How far back a mark is looked for before another one is set. */
  private static final int NEAR = 64;

  private final String original;
  private final char[] read;
  private final BitSet borders = new BitSet();
  private final BitSet hidden = new BitSet();
  private final BitSet commas = new BitSet();
  private final Columns columns = new Columns();

  Draft(String text) {
    original = text;
    read = text.toCharArray();
  }

  int length() {
    return read.length;
  }

  char at(int index) {
    return read[index];
  }

  char original(int index) {
    return original.charAt(index);
  }

  String substring(int from, int to) {
    return original.substring(from, to);
  }

  boolean blank(int index) {
    return Characters.isWhiteSpace(read[index]);
  }

  boolean startsWith(String mark, int index) {
    return original.startsWith(mark, index);
  }

  /** Where a mark stands from a place on, or -1. */
  int find(String mark, int from) {
    return original.indexOf(mark, from);
  }

  boolean anyHidden(int from, int to) {
    for (int i = from; i < to; i++) {
      if (hidden.get(i)) {
        return true;
      }
    }
    return false;
  }

  Columns columns() {
    return columns;
  }

  void replace(int index, char c) {
    read[index] = c;
  }

  /** Takes a comma for one between a last and a first name, unless they prove to be two. */
  void comma(int index) {
    read[index] = ' ';
    commas.set(index);
  }

  void border(int index) {
    borders.set(index);
  }

  /** Hides markup from the model. */
  void hide(int from, int to) {
    Arrays.fill(read, from, to, ' ');
    hidden.set(from, to);
  }

  /** Makes a run of characters a separator, which the model reads as a mark. */
  void separate(int from, int to, char mark) {
    if (from < to) {
      hide(from, to);
      borders.set(from);
      borders.set(to);
      if (needsMark(from)) {
        read[from] = mark;
      }
    }
  }

  /** A mark that follows another one would only be read as noise. */
  private boolean needsMark(int from) {
    int i = from;
    while (i > 0 && from - i < NEAR && blank(i - 1)) {
      i--;
    }
    return i > 0 && (Character.isLetterOrDigit(read[i - 1]) || ")\"'”’]".indexOf(read[i - 1]) >= 0);
  }

  LayoutText finish() {
    columns.finish();
    return new LayoutText(new String(read), borders, hidden, commas, columns);
  }
}
