package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.contract.Serialised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTest {

  @Test
  void aSerialiserKeepsIt() throws Exception {
    Entity entity = new Entity("😀 Bob", "PER", 5, 11, 0.25, "phrases", "Q1");
    assertThat(Serialised.copy(entity)).isEqualTo(entity);
  }

  @Test
  void offsetsCountCodeUnits() {
    Entity entity = new Entity("😀 Bob", "PER", 5, 11, 1);
    assertThat(entity.text()).hasSize(entity.end() - entity.start());
    assertThat(entity).isEqualTo(new Entity("😀 Bob", "PER", 5, 11, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "Bob, 0, 2",
    "Bob, 0, 4",
    "Bob, -1, 2",
    "Bob, 3, 0",
    "'', 0, 0",
    "Bob, 2147483647, -2147483646",
  })
  void offsetsThatDoNotFitTheTextAreRefused(String text, int start, int end) {
    assertThatThrownBy(() -> new Entity(text, "PER", start, end, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an entity needs 0 <= start < end = start + text.length(), but start is %d, end %d, length %d",
            start, end, text.length());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
  void aScoreOutOfRangeIsRefused(double score) {
    assertThatThrownBy(() -> new Entity("Bob", "PER", 0, 3, score))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a score must lie in 0 to 1, but is " + score);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, Double.MIN_VALUE})
  void aScoreAtTheEdgeIsKept(double score) {
    assertThat(new Entity("Bob", "PER", 0, 3, score).score()).isEqualTo(score);
  }

  @Test
  void anEntityWithoutSourceAndIdIsWhatAModelFinds() {
    Entity entity = new Entity("Bob", "PER", 0, 3, 0.5);
    assertThat(entity.source()).isNull();
    assertThat(entity.id()).isNull();
    assertThat(entity).hasToString("Entity[text=Bob, type=PER, start=0, end=3, score=0.5]");
  }

  @Test
  void sourceAndIdTellEntitiesApart() {
    Entity model = new Entity("Bob", "PER", 0, 3, 1);
    Entity listed = new Entity("Bob", "PER", 0, 3, 1, "staff", "17");
    assertThat(listed).isNotEqualTo(model).isNotEqualTo(listed.withSource("guests"));
    assertThat(listed.withSource("guests"))
        .isEqualTo(new Entity("Bob", "PER", 0, 3, 1, "guests", "17"));
    assertThat(listed)
        .hasToString("Entity[text=Bob, type=PER, start=0, end=3, score=1.0, source=staff, id=17]");
  }
}
