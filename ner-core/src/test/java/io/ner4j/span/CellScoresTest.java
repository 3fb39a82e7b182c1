package io.ner4j.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellScoresTest {

  private static final LabelSet LABELS =
      LabelSet.of(List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG"));

  private static LabelScores word(double none, double person, double organisation) {
    return LabelScores.of(
        new float[] {(float) none, (float) person, 0, (float) organisation, 0}, LABELS.size());
  }

  private static CellScores column(int persons, LabelScores other) {
    CellScores cells = new CellScores(LABELS);
    for (int i = 0; i < persons; i++) {
      cells.count(0, word(0.01, 0.95, 0.04));
    }
    cells.count(0, other);
    return cells;
  }

  @Test
  void aDoubtfulCellTakesTheTypeOfItsColumn() {
    LabelScores cell = word(0.02, 0.3, 0.68);
    LabelScores weighed = column(6, cell).weigh(0, cell);
    assertThat(weighed.best(0)).isEqualTo(1);
    assertThat(weighed.score(0, 0)).isEqualTo(cell.score(0, 0));
  }

  @Test
  void aCellThatTheModelIsSureOfKeepsItsType() {
    LabelScores cell = word(0.0001, 0.0001, 0.9998);
    assertThat(column(6, cell).weigh(0, cell).best(0)).isEqualTo(3);
  }

  @Test
  void aCellAloneInItsColumnStaysAsItIs() {
    LabelScores cell = word(0.1, 0.5, 0.4);
    assertThat(column(0, cell).weigh(0, cell)).isSameAs(cell);
  }

  @Test
  void cellsOutsideOfEntitiesStayOutsideAndTellNothing() {
    LabelScores number = word(0.98, 0.01, 0.01);
    assertThat(column(9, number).weigh(0, number).best(0)).isZero();
    CellScores cells = new CellScores(LABELS);
    for (int i = 0; i < 9; i++) {
      cells.count(0, number);
    }
    LabelScores name = word(0.02, 0.3, 0.68);
    cells.count(0, name);
    assertThat(cells.weigh(0, name).best(0)).isEqualTo(3);
  }

  @Test
  void probabilitiesStayProbabilitiesAndThatOfNoneStaysExactlyInAnyColumn() {
    Random random = new Random(15);
    for (int round = 0; round < 2000; round++) {
      CellScores cells = new CellScores(LABELS);
      List<LabelScores> all = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        LabelScores cell = random(random, 1 + random.nextInt(4));
        all.add(cell);
        cells.count(7, cell);
      }
      for (LabelScores cell : all) {
        LabelScores weighed = cells.weigh(7, cell);
        for (int position = 0; position < cell.size(); position++) {
          assertThat(weighed.score(position, 0)).isEqualTo(cell.score(position, 0));
          assertThat(LABELS.outside(weighed.best(position)))
              .isEqualTo(LABELS.outside(cell.best(position)));
          double sum = 0;
          for (int label = 0; label < LABELS.size(); label++) {
            sum += weighed.score(position, label);
          }
          assertThat(sum).isCloseTo(1, within(1e-4));
        }
      }
    }
  }

  private static LabelScores random(Random random, int words) {
    float[] scores = new float[words * LABELS.size()];
    for (int word = 0; word < words; word++) {
      double sum = 0;
      double[] row = new double[LABELS.size()];
      for (int label = 0; label < row.length; label++) {
        row[label] = Math.exp(12 * random.nextGaussian());
        sum += row[label];
      }
      for (int label = 0; label < row.length; label++) {
        scores[word * row.length + label] = (float) (row[label] / sum);
      }
    }
    return LabelScores.of(scores, LABELS.size());
  }
}
