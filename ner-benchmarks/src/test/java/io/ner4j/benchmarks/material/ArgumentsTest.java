package io.ner4j.benchmarks.material;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
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
}
