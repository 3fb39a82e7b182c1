package io.ner4j.spi;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * The tokens of one text, special tokens included, in the order of the text.
 *
 * <p>Positions are UTF-16 code units of the text that was encoded, end exclusive. Immutable and
 * safe for use by many threads.
 *
 * <pre>{@code
 * Encoding hello =
 *     Encoding.builder().special(101).token(7592, 0, 5, 0).special(102).build(); // "Hello"
 * hello.size();     // 3
 * hello.end(1);     // 5
 * hello.special(2); // true
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Encoding {

  /** The word id of a special token. */
  public static final int NO_WORD = -1;

  private final int[] ids;
  private final int[] starts;
  private final int[] ends;
  private final int[] words;
  private final BitSet blanks;

  private Encoding(Builder builder) {
    ids = Arrays.copyOf(builder.ids, builder.size);
    starts = Arrays.copyOf(builder.starts, builder.size);
    ends = Arrays.copyOf(builder.ends, builder.size);
    words = Arrays.copyOf(builder.words, builder.size);
    blanks = (BitSet) builder.blanks.clone();
  }

  /**
   * Starts an encoding.
   *
   * @return an empty builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Counts the tokens.
   *
   * @return the number of tokens, special tokens included
   */
  public int size() {
    return ids.length;
  }

  /**
   * Looks up a token's vocabulary id.
   *
   * @param token index of the token, 0 to {@code size() - 1}
   * @return the id that the model takes
   */
  public int id(int token) {
    return ids[token];
  }

  /**
   * Looks up where a token starts.
   *
   * @param token index of the token, 0 to {@code size() - 1}
   * @return UTF-16 offset of the token's first code unit; 0 for a special token
   */
  public int start(int token) {
    return starts[token];
  }

  /**
   * Looks up where a token ends.
   *
   * @param token index of the token, 0 to {@code size() - 1}
   * @return UTF-16 offset after the token's last code unit; 0 for a special token
   */
  public int end(int token) {
    return ends[token];
  }

  /**
   * Looks up the word that a token is a piece of.
   *
   * @param token index of the token, 0 to {@code size() - 1}
   * @return the word's number, the same for all pieces of one word; {@link #NO_WORD} for a special
   *     token
   */
  public int word(int token) {
    return words[token];
  }

  /**
   * Tells whether the tokenizer added a token that stands for nothing in the text, such as {@code
   * [CLS]}.
   *
   * @param token index of the token, 0 to {@code size() - 1}
   * @return whether the token is special
   */
  public boolean special(int token) {
    return words[token] == NO_WORD;
  }

  /**
   * Tells whether a token is only the blank before a word, whatever place it has.
   *
   * @param token index of the token, 0 to {@code size() - 1}
   * @return whether it was added by {@link Builder#blank}
   */
  public boolean blank(int token) {
    return blanks.get(Objects.checkIndex(token, ids.length));
  }

  /** Collects tokens one by one. For one thread. */
  public static final class Builder {
    private int[] ids = new int[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] words = new int[32];
    private final BitSet blanks = new BitSet(0);
    private int size;

    private Builder() {}

    /**
     * Adds a piece of the text.
     *
     * @param id vocabulary id
     * @param start UTF-16 offset of the first code unit, ≥ 0
     * @param end UTF-16 offset after the last code unit, ≥ start
     * @param word number of the word that the piece belongs to, ≥ 0
     * @return this builder
     * @throws IllegalArgumentException if an offset or the word is out of range
     */
    public Builder token(int id, int start, int end, int word) {
      if (start < 0 || end < start || word < 0) {
        throw new IllegalArgumentException(
            "a token needs 0 <= start <= end and word >= 0, but start is "
                + start
                + ", end "
                + end
                + ", word "
                + word);
      }
      return add(id, start, end, word);
    }

    /**
     * Adds a token that is only the blank before a word, and a word by itself. SentencePiece gives
     * it the place of the word's first character. It is no entity beside one that starts at the
     * same place, unless tokens are not joined to words.
     *
     * @param id vocabulary id
     * @param start UTF-16 offset of the first code unit, ≥ 0
     * @param end UTF-16 offset after the last code unit, ≥ start
     * @param word number of the word that it is, ≥ 0
     * @return this builder
     * @throws IllegalArgumentException if an offset or the word is out of range
     */
    public Builder blank(int id, int start, int end, int word) {
      token(id, start, end, word);
      blanks.set(size - 1);
      return this;
    }

    /**
     * Adds a token that stands for nothing in the text.
     *
     * @param id vocabulary id
     * @return this builder
     */
    public Builder special(int id) {
      return add(id, 0, 0, NO_WORD);
    }

    /**
     * Finishes the encoding.
     *
     * @return the tokens added so far
     */
    public Encoding build() {
      return new Encoding(this);
    }

    private Builder add(int id, int start, int end, int word) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        words = Arrays.copyOf(words, 2 * size);
      }
      ids[size] = id;
      starts[size] = start;
      ends[size] = end;
      words[size++] = word;
      return this;
    }
  }
}
