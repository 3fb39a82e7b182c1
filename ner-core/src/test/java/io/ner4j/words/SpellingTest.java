package io.ner4j.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> MODELS = List.of("en", "en-fast", "zh");

  @ParameterizedTest
  @CsvSource({
    "zhh, zh",
    "ennn, en",
    "EN, en",
    "en_fast, en-fast",
    "En-Fast, en-fast",
    "enfast, en-fast",
    "en-fsat, en-fast",
  })
  void theNearestNameIsSuggested(String given, String meant) {
    assertThat(Spelling.suggestion(given, MODELS)).isEqualTo("; did you mean " + meant + "?");
  }

  /** The codes of other languages are no errors of spelling, however near they are. */
  @ParameterizedTest
  @CsvSource({"es", "de", "zu", "german", "''"})
  void nothingIsSuggestedWhereAnotherNameIsMeant(String given) {
    assertThat(Spelling.suggestion(given, MODELS)).isEmpty();
  }

  @Test
  void aLongNameIsRefusedWithoutComparingItsLetters() {
    assertThat(Spelling.suggestion("x".repeat(10_000_000), List.of("en"))).isEmpty();
  }

  /** Beside the definition, which tries all ways. */
  @Test
  void distancesAreThoseOfTheDefinition() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      String one = word(random);
      String other = word(random);
      assertThat(Spelling.distance(one, other)).as(one + " " + other).isEqualTo(naive(one, other));
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      word.append("abc".charAt(random.nextInt(3)));
    }
    return word.toString();
  }

  private static int naive(String one, String other) {
    int i = one.length();
    int j = other.length();
    if (i == 0 || j == 0) {
      return i + j;
    }
    String a = one.substring(0, i - 1);
    String b = other.substring(0, j - 1);
    int best = naive(a, b) + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    best = Math.min(best, 1 + Math.min(naive(a, other), naive(one, b)));
    if (i > 1 && j > 1 && one.endsWith("" + other.charAt(j - 1) + other.charAt(j - 2))) {
      best = Math.min(best, 1 + naive(one.substring(0, i - 2), other.substring(0, j - 2)));
    }
    return best;
  }
}
