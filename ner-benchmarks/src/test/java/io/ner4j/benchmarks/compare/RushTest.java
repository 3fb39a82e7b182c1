package io.ner4j.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.benchmarks.material.Corpus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class RushTest {

  @Test
  void eachTextIsReadOnce() throws Exception {
    Set<String> read = ConcurrentHashMap.newKeySet();
    List<String> texts = Corpus.load().sentences().stream().distinct().toList();
    Rush rush = Rush.of(4, texts, read::add);
    assertThat(read).hasSize(texts.size());
    assertThat(rush.waits()).hasSize(4);
    assertThat(rush.waits().stream().mapToInt(List::size).sum()).isEqualTo(texts.size());
  }

  @Test
  void figuresAreOfAllCalls() {
    Rush rush = new Rush(2, List.of(List.of(1.0, 2.0, 3.0), List.of(9.0)));
    assertThat(rush.textsPerSecond()).isEqualTo(2);
    assertThat(rush.millis(0.5)).isEqualTo(2);
    assertThat(rush.millis(1)).isEqualTo(9);
    assertThat(rush.smallestPart()).isEqualTo(0.5);
  }

  @Test
  void aCallThatFailsFailsTheRush() {
    assertThatThrownBy(
            () ->
                Rush.of(
                    2,
                    List.of("a", "b"),
                    text -> {
                      throw new IllegalStateException(text);
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
