package io.ner4j.onnx.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a smaller file finds the same entities as the largest. */
class AgreementTest {

  private static final Entity BOB = new Entity("Bob", "PER", 0, 3, 0.9);
  private static final Entity SAME_BOB = new Entity("Bob", "PER", 0, 3, 0.5);
  private static final Entity MALI = new Entity("Mali", "LOC", 7, 11, 0.9);
  private static final Entity OTHER_MALI = new Entity("Mali", "ORG", 7, 11, 0.9);

  @Test
  void itIsTheF1OfOneAgainstTheOther() {
    assertThat(TrialRunner.agreement(List.of(List.of(BOB, MALI)), List.of(List.of(SAME_BOB, MALI))))
        .isEqualTo(1);
    assertThat(
            TrialRunner.agreement(List.of(List.of(BOB, MALI)), List.of(List.of(BOB, OTHER_MALI))))
        .isEqualTo(0.5);
    assertThat(
            TrialRunner.agreement(
                List.of(List.of(BOB), List.of()), List.of(List.of(BOB), List.of(MALI))))
        .isEqualTo(2.0 / 3);
    assertThat(TrialRunner.agreement(List.of(List.of()), List.of(List.of()))).isEqualTo(1);
  }
}
