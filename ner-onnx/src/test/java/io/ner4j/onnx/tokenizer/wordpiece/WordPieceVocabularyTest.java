package io.ner4j.onnx.tokenizer.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The longest token at a place, as a search through a map finds it. */
class WordPieceVocabularyTest {

  private static final long SEED = 11;

  private static WordPieceVocabulary table(Map<String, Integer> vocabulary) {
    WordPieceVocabulary.Builder builder = new WordPieceVocabulary.Builder();
    vocabulary.forEach(builder::add);
    return builder.build().orElseThrow();
  }

  @Test
  void findsWhatAMapFinds() {
    Random random = new Random(SEED);
    Map<String, Integer> vocabulary = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String token = (random.nextBoolean() ? "##" : "") + word(random, 8);
      vocabulary.put(token, random.nextInt(Integer.MAX_VALUE));
    }
    WordPieceVocabulary table = table(vocabulary);
    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      String word = word(random, 12);
      int start = random.nextInt(3);
      if (start < word.length()) {
        int end = word.length();
        while (end > start && !vocabulary.containsKey(key(word, start, end))) {
          end--;
        }
        int entry = table.longest(word.toCharArray(), start, word.length());
        assertThat(entry != WordPieceVocabulary.NONE)
            .as("%s from %d", word, start)
            .isEqualTo(end > start);
        if (end > start) {
          assertThat(table.length(entry)).isEqualTo(end - start);
          assertThat(vocabulary).containsEntry(key(word, start, end), table.id(entry));
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(1000);
  }

  private static String key(String word, int start, int end) {
    return (start > 0 ? "##" : "") + word.substring(start, end);
  }

  private static String word(Random random, int longest) {
    StringBuilder word = new StringBuilder();
    for (int length = 1 + random.nextInt(longest); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(5)));
    }
    return word.toString();
  }

  @Test
  void anEmptyTableHasNothing() {
    assertThat(table(Map.of()).longest(new char[] {'a'}, 0, 1)).isEqualTo(WordPieceVocabulary.NONE);
  }

  @Test
  void aTokenTwiceMakesNoTable() {
    for (String token : List.of("a", "##a")) {
      WordPieceVocabulary.Builder builder = new WordPieceVocabulary.Builder();
      builder.add(token, 1);
      builder.add("b", 2);
      builder.add(token, 1);
      assertThat(builder.build()).isEmpty();
    }
  }

  @Test
  void tokensOfOneHashMakeNoTable() {
    List<String> same = twoOfOneHash();
    WordPieceVocabulary.Builder builder = new WordPieceVocabulary.Builder();
    for (int bits = 0; bits < 1 << 9; bits++) {
      StringBuilder token = new StringBuilder();
      for (int place = 0; place < 9; place++) {
        token.append(same.get(bits >> place & 1));
      }
      builder.add(token.toString(), bits);
    }
    assertThat(builder.build()).isEmpty();
  }

  private static List<String> twoOfOneHash() {
    Random random = new Random(SEED);
    Map<Integer, String> seen = new HashMap<>();
    while (true) {
      StringBuilder letters = new StringBuilder();
      int hash = 0;
      for (int i = 0; i < 8; i++) {
        char c = (char) ('a' + random.nextInt(26));
        letters.append(c);
        hash = (hash + c) * 0x01000193;
      }
      String token = letters.toString();
      String other = seen.put(hash, token);
      if (other != null && !other.equals(token)) {
        return List.of(other, token);
      }
    }
  }
}
