package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void countsAdd() {
    Progress first = new Progress(1, 2, 30, 4, 5);
    assertThat(first.plus(new Progress(10, 20, 300, 40, 50)))
        .isEqualTo(new Progress(11, 22, 330, 44, 55));
    assertThat(first.plus(Progress.NONE)).isEqualTo(first);
  }

  @Test
  void paddingIsAShareOfAllPositions() {
    assertThat(new Progress(1, 1, 30, 10, 1).paddingShare()).isEqualTo(0.25);
    assertThat(Progress.NONE.paddingShare()).isZero();
  }

  @Test
  void negativeCountsAreRefused() {
    assertThatThrownBy(() -> new Progress(0, 0, 0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("padding -1");
  }
}
