package io.ner4j.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.benchmarks.peer.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {

  @Test
  void bothTakeTurns() throws Exception {
    List<String> calls = new ArrayList<>();
    Duel duel = new Duel(new Noting("a", calls), new Noting("b", calls), List.of("text"));
    duel.round(true);
    duel.round(false);
    duel.round(true);
    assertThat(calls).containsExactly("b", "a", "b", "b", "a", "a", "b");
    assertThat(duel.entities()).isEqualTo(7);
    assertThat(duel.own()).hasSize(3);
    assertThat(duel.ratio()).isPositive();
  }

  /** Notes that it was called, and finds seven entities. */
  private record Noting(String name, List<String> calls) implements Program {

    @Override
    public long read(List<String> texts) {
      calls.add(name);
      return 7;
    }

    @Override
    public void close() {}
  }
}
