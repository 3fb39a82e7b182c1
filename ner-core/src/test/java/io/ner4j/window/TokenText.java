package io.ner4j.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;

/** Tokens of a text, by where words and sentences start. */
record TokenText(
    TreeSet<Integer> wordStarts, TreeSet<Integer> sentenceStarts, int tokens, int longestWord) {

  static TokenText random(Random random, int words, int longest) {
    return random(random, words, longest, 0);
  }

  static TokenText random(Random random, int words, int longest, double sentences) {
    TreeSet<Integer> wordStarts = new TreeSet<>();
    TreeSet<Integer> sentenceStarts = new TreeSet<>();
    int tokens = 0;
    for (int word = 0; word < words; word++) {
      wordStarts.add(tokens);
      if (random.nextDouble() < sentences) {
        sentenceStarts.add(tokens);
      }
      tokens += 1 + random.nextInt(longest);
    }
    return new TokenText(wordStarts, sentenceStarts, tokens, longest);
  }

  TokenText upTo(int end) {
    return new TokenText(wordStarts, sentenceStarts, end, longestWord);
  }

  boolean startsWord(int token) {
    assertThat(token).as("a token that is known").isBetween(0, tokens - 1);
    return wordStarts.contains(token);
  }

  boolean startsSentence(int token) {
    assertThat(token).as("a token that is known").isBetween(1, tokens - 1);
    return sentenceStarts.contains(token);
  }
}
