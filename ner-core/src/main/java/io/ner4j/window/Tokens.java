package io.ner4j.window;

import io.ner4j.spi.Encoding;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one text, special tokens left out, numbered from the text's first.
 *
 * <p>Grows at its end as chunks are read and is emptied from its front as entities are found, so
 * that a long text is never held whole. For one thread.
 */
public final class Tokens {

  private int[] ids = new int[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] words = new int[32];
  private boolean[] blanks = new boolean[32];

  /** Number of the first token that is held. */
  private int first;

  private int held;

  /** The caller's words; without them the tokenizer's count. */
  private final @Nullable WordIndex callersWords;

  /** Word ids of a chunk count from 0; in the text they follow those of the chunk before. */
  private int nextWord;

  /** The borders that no token crosses. */
  private final Borders borders;

  /** The border behind each place from {@link #borderFrom} up to itself. */
  private int nextBorder;

  private int borderFrom;

  public Tokens(@Nullable WordIndex callersWords, Borders borders) {
    this.callersWords = callersWords;
    this.borders = borders;
  }

  /** Adds a chunk's tokens; {@code offset} is where the chunk starts in the text. */
  public void add(Encoding encoding, int offset, int segmentLength) {
    int wordBase = nextWord;
    for (int i = 0; i < encoding.size(); i++) {
      if (encoding.special(i)) {
        continue;
      }
      if (encoding.end(i) > segmentLength) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "the tokenizer put a token at %d to %d of a text of length %d",
                encoding.start(i),
                encoding.end(i),
                segmentLength));
      }
      grow();
      ids[held] = encoding.id(i);
      starts[held] = offset + encoding.start(i);
      ends[held] = offset + encoding.end(i);
      blanks[held] = encoding.blank(i);
      cutAtBorder(held);
      words[held] =
          callersWords == null
              ? wordBase + encoding.word(i)
              : callersWords.word(starts[held], ends[held]);
      nextWord = words[held] + 1;
      held++;
    }
  }

  /** A token that crosses a border keeps what lies before it, unless that is a separator. */
  private void cutAtBorder(int place) {
    if (borders.exist()) {
      int border = borderAfter(starts[place]);
      while (border < ends[place] && borders.hidden(starts[place])) {
        starts[place] = border;
        border = borderAfter(border);
      }
      ends[place] = Math.min(ends[place], Math.max(border, starts[place]));
    }
  }

  private int borderAfter(int offset) {
    if (offset < borderFrom || offset >= nextBorder) {
      nextBorder = borders.after(offset);
      borderFrom = offset;
    }
    return nextBorder;
  }

  /** Whether a border lies between a token and the one before it. */
  public boolean afterBorder(int token) {
    return token > first && borders.exist() && borderAfter(start(token - 1)) <= start(token);
  }

  /** The column of the cell that a token stands in, or -1. */
  public int column(int token) {
    return borders.exist() ? borders.column(start(token)) : -1;
  }

  /** Whether a place before a token lies inside of a table, whose cells are read together. */
  public boolean insideTable(int token) {
    return borders.joined(start(token));
  }

  /** Whether a comma lies before a token that may be one between a last and a first name. */
  public boolean afterComma(int token) {
    return token > first && borders.exist() && borders.comma(end(token - 1), start(token));
  }

  /** Whether a token is a separator or markup. */
  public boolean hidden(int token) {
    return start(token) < end(token) && borders.hidden(start(token));
  }

  private void grow() {
    if (held == ids.length) {
      ids = Arrays.copyOf(ids, 2 * held);
      starts = Arrays.copyOf(starts, 2 * held);
      ends = Arrays.copyOf(ends, 2 * held);
      words = Arrays.copyOf(words, 2 * held);
      blanks = Arrays.copyOf(blanks, 2 * held);
    }
  }

  /** Forgets the tokens before one. */
  public void dropBefore(int token) {
    int gone = token - first;
    held -= gone;
    first = token;
    System.arraycopy(ids, gone, ids, 0, held);
    System.arraycopy(starts, gone, starts, 0, held);
    System.arraycopy(ends, gone, ends, 0, held);
    System.arraycopy(words, gone, words, 0, held);
    System.arraycopy(blanks, gone, blanks, 0, held);
  }

  /** Number after the last token. */
  public int end() {
    return first + held;
  }

  public int[] ids(int from, int to) {
    return Arrays.copyOfRange(ids, from - first, to - first);
  }

  public int start(int token) {
    return starts[token - first];
  }

  public int end(int token) {
    return ends[token - first];
  }

  public int word(int token) {
    return words[token - first];
  }

  /** Whether a token is only the blank before a word. */
  public boolean blank(int token) {
    return blanks[token - first];
  }

  /** Whether a word starts at a token; the token before it, if there is one, must still be held. */
  public boolean startsWord(int token) {
    return token == 0 || word(token) != word(token - 1) || afterBorder(token);
  }
}
