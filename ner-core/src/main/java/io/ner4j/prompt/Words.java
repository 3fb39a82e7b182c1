package io.ner4j.prompt;

import io.ner4j.spi.Encoding;
import java.util.Arrays;

/**
 * Words of a text and their tokens, numbered from the text's first word. Grows at its end as chunks
 * are read, and is emptied from its front as windows are cut. For one thread.
 */
final class Words {

  private int[] starts = new int[32];
  private int[] ends = new int[32];

  /** Where a word's tokens start; one more for the end of the last. */
  private int[] places = new int[33];

  private int[] ids = new int[64];
  private int first;
  private int held;

  /** Adds the words of a chunk that starts at an offset. */
  void add(Encoding encoding, int offset) {
    int word = Encoding.NO_WORD;
    for (int token = 0; token < encoding.size(); token++) {
      if (encoding.word(token) != word) {
        word = encoding.word(token);
        addWord(offset + encoding.start(token), offset + encoding.end(token));
      }
      addToken(encoding.id(token));
    }
  }

  private void addWord(int start, int end) {
    if (held == starts.length) {
      starts = Arrays.copyOf(starts, 2 * held);
      ends = Arrays.copyOf(ends, 2 * held);
      places = Arrays.copyOf(places, 2 * held + 1);
    }
    starts[held] = start;
    ends[held] = end;
    places[held + 1] = places[held];
    held++;
  }

  private void addToken(int id) {
    int place = places[held];
    if (place == ids.length) {
      ids = Arrays.copyOf(ids, 2 * place);
    }
    ids[place] = id;
    places[held] = place + 1;
  }

  /** Number after the last word. */
  int end() {
    return first + held;
  }

  /** Offset of a word's first code unit. */
  int start(int word) {
    return starts[word - first];
  }

  /** Offset after a word's last code unit. */
  int end(int word) {
    return ends[word - first];
  }

  /** Number of tokens in a run of words. */
  int tokens(int from, int to) {
    return places[to - first] - places[from - first];
  }

  /**
   * Copies the tokens of a word into a row.
   *
   * @param most tokens at most
   * @return the place behind them
   */
  int copy(int word, int[] row, int place, int most) {
    int count = Math.min(most, tokens(word, word + 1));
    System.arraycopy(ids, places[word - first], row, place, count);
    return place + count;
  }

  /** Where a run of words stands in the text. */
  WordPlaces places(int from, int to) {
    return new WordPlaces(
        from,
        Arrays.copyOfRange(starts, from - first, to - first),
        Arrays.copyOfRange(ends, from - first, to - first));
  }

  /** Forgets the words before one. */
  void dropBefore(int word) {
    int gone = word - first;
    int tokens = places[gone];
    System.arraycopy(ids, tokens, ids, 0, places[held] - tokens);
    held -= gone;
    System.arraycopy(starts, gone, starts, 0, held);
    System.arraycopy(ends, gone, ends, 0, held);
    for (int i = 0; i <= held; i++) {
      places[i] = places[gone + i] - tokens;
    }
    first = word;
  }
}
