package io.ner4j.onnx.tokenizer.wordpiece;

import java.util.Arrays;
import java.util.Optional;

/**
 * The tokens of a word-piece vocabulary, those that begin a word and those that continue one, by
 * their text. Two arrays hold them all, of which a search touches few places: between two texts the
 * processor's caches are full of the model's weights.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class WordPieceVocabulary {

  /** No token has the text. */
  static final int NONE = -1;

  /** Marks a token that continues a word. */
  static final String PREFIX = "##";

  /** Steps of a search, of which there are a few unless somebody aims at many. */
  private static final int MAX_STEPS = 256;

  /** An entry: its length and kind, its id in two halves, its characters. */
  private static final int HEADER = 3;

  private static final int CONTINUES = 0x8000;
  private static final int MAX_CHARACTERS = 1 << 24;

  /** Odd, so that {@link #INVERSE} takes the last character out of a hash again. */
  private static final int FACTOR = 0x01000193;

  private static final int INVERSE = 0x359C449B;

  private final char[] entries;

  /** Where an entry is plus one, and above that eight bits of its hash; 0 where there is none. */
  private final int[] slots;

  private final int longest;

  private WordPieceVocabulary(char[] entries, int[] slots, int longest) {
    this.entries = entries;
    this.slots = slots;
    this.longest = longest;
  }

  /**
   * Finds the longest token that a word has at a place.
   *
   * @param word begins with the word's characters
   * @param start where the token starts; tokens that continue a word are looked for unless it is 0
   * @param end where the word ends
   * @return what {@link #id} and {@link #length} take, or {@link #NONE}
   */
  int longest(char[] word, int start, int end) {
    int kind = start > 0 ? CONTINUES : 0;
    int stop = Math.min(end, start + longest);
    int hash = hash(word, start, stop, kind);
    while (stop > start) {
      int slot = slot(hash, word, start, stop, kind);
      if (slots[slot] != 0) {
        return entry(slot);
      }
      stop--;
      hash = hash * INVERSE - word[stop];
    }
    return NONE;
  }

  int length(int entry) {
    return entries[entry] & ~CONTINUES;
  }

  int id(int entry) {
    return entries[entry + 1] << Character.SIZE | entries[entry + 2];
  }

  /** Answers the slot of an entry with the text, or the free one where it belongs. */
  private int slot(int hash, char[] text, int start, int end, int kind) {
    int mixed = mixed(hash);
    int slot = mixed & slots.length - 1;
    while (slots[slot] != 0 && !isAt(slot, mixed, text, start, end, kind)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private boolean isAt(int slot, int mixed, char[] text, int start, int end, int kind) {
    int entry = entry(slot);
    return (slots[slot] ^ mixed) >>> 24 == 0
        && entries[entry] == (end - start | kind)
        && Arrays.equals(entries, entry + HEADER, entry + HEADER + end - start, text, start, end);
  }

  private int entry(int slot) {
    return (slots[slot] & MAX_CHARACTERS - 1) - 1;
  }

  private static int hash(char[] text, int start, int end, int kind) {
    int hash = kind;
    for (int i = start; i < end; i++) {
      hash = (hash + text[i]) * FACTOR;
    }
    return hash;
  }

  private static int mixed(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
    return mixed ^ mixed >>> 13;
  }

  /** Collects tokens. For one thread. */
  static final class Builder {
    private char[] entries = new char[1 << 10];
    private int size;
    private int count;
    private int longest;
    private boolean tooLarge;

    /**
     * Adds a token, whose prefix tells whether it continues a word. An empty one is never found.
     */
    void add(String token, int id) {
      boolean continues = token.startsWith(PREFIX) && token.length() > PREFIX.length();
      int from = continues ? PREFIX.length() : 0;
      int length = token.length() - from;
      tooLarge |= size + length + HEADER >= MAX_CHARACTERS;
      if (tooLarge || length == 0 || length >= CONTINUES) {
        return;
      }
      if (size + length + HEADER > entries.length) {
        entries = Arrays.copyOf(entries, Math.max(2 * entries.length, size + length + HEADER));
      }
      entries[size] = (char) (continues ? length | CONTINUES : length);
      entries[size + 1] = (char) (id >>> Character.SIZE);
      entries[size + 2] = (char) id;
      token.getChars(from, token.length(), entries, size + HEADER);
      size += length + HEADER;
      longest = Math.max(longest, length);
      count++;
    }

    /** Builds the table, unless there are too many tokens, some twice, or many of one hash. */
    Optional<WordPieceVocabulary> build() {
      int[] slots = new int[Integer.highestOneBit(Math.max(count, 8)) * 4];
      WordPieceVocabulary table =
          new WordPieceVocabulary(Arrays.copyOf(entries, size), slots, longest);
      for (int entry = 0; entry < size; entry += HEADER + table.length(entry)) {
        if (tooLarge || !put(table, entry)) {
          return Optional.empty();
        }
      }
      return Optional.of(table);
    }

    private static boolean put(WordPieceVocabulary table, int entry) {
      int kind = table.entries[entry] & CONTINUES;
      int start = entry + HEADER;
      int end = start + table.length(entry);
      int hash = hash(table.entries, start, end, kind);
      int slot = table.slot(hash, table.entries, start, end, kind);
      int steps = slot - mixed(hash) & table.slots.length - 1;
      if (table.slots[slot] != 0 || steps > MAX_STEPS) {
        return false;
      }
      table.slots[slot] = (mixed(hash) & -MAX_CHARACTERS) | (entry + 1);
      return true;
    }
  }
}
