package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.contract.HardStrings;
import io.ner4j.contract.Scale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetsTest {

  @Test
  void codePointsAreThoseOfJava() {
    Random random = new Random(3);
    HardStrings strings = new HardStrings(4);
    for (int i = 0; i < Scale.of(500); i++) {
      String text = strings.next();
      Offsets.Counter counter = Offsets.CODEPOINT.counter(text);
      for (int n = 0; n < 20; n++) {
        int codePoints = random.nextInt(text.codePointCount(0, text.length()) + 1);
        int position = text.offsetByCodePoints(0, codePoints);
        assertThat(counter.at(position)).isEqualTo(codePoints);
        assertThat(Offsets.UTF16.counter(text).at(position)).isEqualTo(position);
      }
    }
  }

  @Test
  void namesAreReadInAnyCase() {
    assertThat(Offsets.of("CodePoint")).isEqualTo(Offsets.CODEPOINT).hasToString("codepoint");
    assertThat(Offsets.of("utf16")).isEqualTo(Offsets.UTF16);
    assertThatThrownBy(() -> Offsets.of("utf8")).hasMessageContaining("codepoint");
  }
}
