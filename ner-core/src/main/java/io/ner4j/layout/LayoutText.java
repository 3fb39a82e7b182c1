package io.ner4j.layout;

import io.ner4j.Layout;
import io.ner4j.window.Borders;
import java.util.BitSet;

/**
 * A text as the model reads it, and the borders that no entity crosses. Immutable; offsets are
 * UTF-16 code units and the same in both texts.
 */
public final class LayoutText implements Borders {

  private static final BitSet NOTHING = new BitSet(0);
  private static final Columns NO_COLUMNS = new Columns();

  private final String text;
  private final BitSet borders;
  private final BitSet hidden;
  private final BitSet commas;
  private final Columns columns;

  LayoutText(String text, BitSet borders, BitSet hidden, BitSet commas, Columns columns) {
    this.text = text;
    this.borders = borders;
    this.hidden = hidden;
    this.commas = commas;
    this.columns = columns;
  }

  /** Reads a text, in time and memory proportional to its length. */
  public static LayoutText of(String text, Layout layout) {
    if (layout == Layout.NONE || !mayHaveLayout(text)) {
      return new LayoutText(text, NOTHING, NOTHING, NOTHING, NO_COLUMNS);
    }
    Draft draft = new Draft(text);
    ControlCharacters.read(draft);
    if (!JsonText.read(draft)) {
      Markup.read(draft);
      Lines.read(draft);
    }
    return draft.finish();
  }

  private static boolean mayHaveLayout(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean gap = c == ' ' && i + 1 < text.length() && text.charAt(i + 1) == ' ';
      if (gap || Character.isISOControl(c) || "|<{[\u2028\u2029".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** What the model reads: a text as long as the caller's. */
  public String text() {
    return text;
  }

  @Override
  public boolean exist() {
    return !borders.isEmpty();
  }

  @Override
  public int after(int offset) {
    int border = borders.nextSetBit(offset + 1);
    return border < 0 ? text.length() : border;
  }

  @Override
  public boolean hidden(int offset) {
    return hidden.get(offset);
  }

  @Override
  public int column(int offset) {
    int start = columns.startUpTo(offset);
    if (start < 0) {
      return -1;
    }
    int border = borders.nextSetBit(start + 1);
    return border < 0 || border > offset ? columns.at(start) : -1;
  }

  @Override
  public boolean comma(int from, int to) {
    for (int i = from; i < to; i++) {
      if (commas.get(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean joined(int offset) {
    return columns.joined(offset);
  }
}
