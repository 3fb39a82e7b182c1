package io.ner4j.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Options of {@code compare} are read, or refused with what is wrong. */
class CompareTest {

  @Test
  void compareRefusesWhatItDoesNotKnow() {
    assertRefused(List.of("--round", "3"), "but found --round");
    assertRefused(List.of("rounds"), "but found rounds");
    assertRefused(List.of("--rounds"), "expected a value after --rounds");
    assertRefused(List.of("--rounds", "0"), "a number >= 1 after --rounds, but found 0");
    assertRefused(List.of("--rounds", "many"), "a number >= 1 after --rounds, but found many");
    assertRefused(List.of("--only", "sentences,speed"), "after --only, but found speed");
    assertRefused(
        List.of("--device", "gpu"), "expected one of [cpu, cuda] after --device, but found gpu");
    assertRefused(List.of("--model", "no/such/model"), "there is no ");
  }

  private static void assertRefused(List<String> options, String message) {
    assertThatThrownBy(() -> Compare.run(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
