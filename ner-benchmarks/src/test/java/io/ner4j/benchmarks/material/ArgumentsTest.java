package io.ner4j.benchmarks.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.benchmarks.compare.Compare;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void theLastValueCountsAndAllAreKept() {
    Arguments arguments =
        Arguments.parse(
            List.of("--model", "a", "--rounds", "3", "--model", "b"), Set.of("model", "rounds"));
    assertThat(arguments.all("model")).containsExactly("a", "b");
    assertThat(arguments.text("model")).contains("b");
    assertThat(arguments.count("rounds", 7)).isEqualTo(3);
  }

  @Test
  void whatIsNotGivenHasADefault() {
    Arguments arguments = Arguments.parse(List.of(), Set.of("rounds"));
    assertThat(arguments.count("rounds", 7)).isEqualTo(7);
    assertThat(arguments.text("rounds")).isEmpty();
  }

  @Test
  void everybodyRunsOnTheCpuUnlessToldOtherwise() {
    Set<String> known = Set.of("device", "threads");
    assertThat(Place.of(Arguments.parse(List.of("--threads", "3"), known)))
        .isEqualTo(new Place(Device.cpu(), 3));
    assertThat(Place.of(Arguments.parse(List.of("--device", "cuda", "--threads", "3"), known)))
        .isEqualTo(new Place(Device.cuda(0), 3));
  }

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
