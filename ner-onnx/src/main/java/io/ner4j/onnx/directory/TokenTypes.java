package io.ner4j.onnx.directory;

import java.util.Arrays;

/**
 * The token types (segments) that the tokenizer's template gives to the special tokens around a
 * text and to the text itself. BERT's are all 0; XLNet's {@code <cls>}, behind the text, is 2.
 * Immutable.
 */
public final class TokenTypes {

  /** All tokens are of the first type. */
  public static final TokenTypes ZERO = new TokenTypes(new int[0], 0, new int[0]);

  private final int[] before;
  private final int text;
  private final int[] behind;

  private TokenTypes(int[] before, int text, int[] behind) {
    this.before = before;
    this.text = text;
    this.behind = behind;
  }

  /**
   * Learns them from a sample.
   *
   * @param types the type of each token
   * @param special 1 for each token that stands for nothing in the text, else 0
   */
  public static TokenTypes of(long[] types, long[] special) {
    int first = 0;
    while (first < types.length && special[first] != 0) {
      first++;
    }
    int last = types.length;
    while (last > first && special[last - 1] != 0) {
      last--;
    }
    int text = first < last ? Math.toIntExact(types[first]) : 0;
    return new TokenTypes(ints(types, 0, first), text, ints(types, last, types.length));
  }

  private static int[] ints(long[] types, int from, int to) {
    return Arrays.stream(types, from, to).mapToInt(Math::toIntExact).toArray();
  }

  /**
   * The type of a token.
   *
   * @param token index of the token
   * @param length number of tokens, special ones included; those from there on are padding
   */
  public int type(int token, int length) {
    if (token >= length) {
      return 0;
    }
    if (token < before.length) {
      return before[token];
    }
    int fromEnd = length - token;
    return fromEnd <= behind.length ? behind[behind.length - fromEnd] : text;
  }

  @Override
  public String toString() {
    return Arrays.toString(before) + " " + text + " " + Arrays.toString(behind);
  }
}
