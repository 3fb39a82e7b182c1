package io.ner4j.window;

import io.ner4j.NerModelException;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.util.Arrays;
import java.util.List;

/** The special tokens that every window is put into. */
public final class SpecialTokenTemplate {

  /** Any text that every tokenizer makes a token of. */
  private static final String SAMPLE = "a";

  /** Ids in front of the text's tokens, such as {@code [CLS]}. */
  private final int[] before;

  /** Ids behind them, such as {@code [SEP]}. */
  private final int[] after;

  private SpecialTokenTemplate(int[] before, int[] after) {
    this.before = before;
    this.after = after;
  }

  /** Learns the special tokens from what the tokenizer puts around a sample. */
  public static SpecialTokenTemplate of(Tokenizer tokenizer) {
    Encoding encoding = tokenizer.encode(List.of(SAMPLE)).get(0);
    int first = 0;
    while (first < encoding.size() && encoding.special(first)) {
      first++;
    }
    int last = encoding.size();
    while (last > first && encoding.special(last - 1)) {
      last--;
    }
    if (first == last) {
      throw new NerModelException(
          "the tokenizer should make at least one token of the text '"
              + SAMPLE
              + "', but made none; check that its vocabulary belongs to the model");
    }
    return new SpecialTokenTemplate(ids(encoding, 0, first), ids(encoding, last, encoding.size()));
  }

  private static int[] ids(Encoding encoding, int from, int to) {
    int[] ids = new int[to - from];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = encoding.id(from + i);
    }
    return ids;
  }

  /** Number of special tokens in front of the text's. */
  public int before() {
    return before.length;
  }

  /** Number of special tokens around the text's. */
  public int size() {
    return before.length + after.length;
  }

  /** The special tokens in front of the text, with room for more behind them. */
  public int[] start(int room) {
    return Arrays.copyOf(before, before.length + room);
  }

  /** Number of special tokens behind the text's. */
  public int after() {
    return after.length;
  }

  /** Puts the special tokens that stand behind the text at the end of a row. */
  public void end(int[] row) {
    System.arraycopy(after, 0, row, row.length - after.length, after.length);
  }

  /** Puts text tokens between the special ones. */
  public int[] around(int[] ids) {
    int[] framed = new int[size() + ids.length];
    System.arraycopy(before, 0, framed, 0, before.length);
    System.arraycopy(ids, 0, framed, before.length, ids.length);
    System.arraycopy(after, 0, framed, before.length + ids.length, after.length);
    return framed;
  }
}
