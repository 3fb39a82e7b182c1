package io.ner4j.cli.input;

import java.util.List;

/** Where words are in a text that has a space between two of them. */
public final class WordPlaces {

  /** Where each word starts, and after the last where another would. */
  private final int[] starts;

  private WordPlaces(int[] starts) {
    this.starts = starts;
  }

  public static WordPlaces of(List<String> words) {
    int[] starts = new int[words.size() + 1];
    for (int i = 0; i < words.size(); i++) {
      starts[i + 1] = starts[i] + words.get(i).length() + 1;
    }
    return new WordPlaces(starts);
  }

  public int count() {
    return starts.length - 1;
  }

  public int start(int word) {
    return starts[word];
  }

  public int end(int word) {
    return starts[word + 1] - 1;
  }
}
