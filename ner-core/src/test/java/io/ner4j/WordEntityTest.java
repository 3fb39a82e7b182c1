package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordEntityTest {

  @Test
  void wordsAreCopied() {
    List<String> words = new ArrayList<>(List.of("Tim", "Cook"));
    WordEntity entity = new WordEntity(words, "PER", 3, 5, 0.5);
    words.clear();
    assertThat(entity.words()).containsExactly("Tim", "Cook");
    assertThatThrownBy(() -> entity.words().add("more"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 1", "2, 0, 3", "2, -1, 1", "0, 0, 0", "2, 3, 1", "2, 2147483647, -2147483647"})
  void indicesThatDoNotFitTheWordsAreRefused(int words, int start, int end) {
    List<String> list = Collections.nCopies(words, "w");
    assertThatThrownBy(() -> new WordEntity(list, "PER", start, end, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("wordStart is %d, wordEnd %d, size %d", start, end, words);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN})
  void aScoreOutOfRangeIsRefused(double score) {
    List<String> words = List.of("Bob");
    assertThatThrownBy(() -> new WordEntity(words, "PER", 0, 1, score))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a score must lie in 0 to 1, but is " + score);
  }
}
