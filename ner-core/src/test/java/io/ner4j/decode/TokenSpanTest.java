package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSpanTest {

  @Test
  void holdsItsParts() {
    TokenSpan span = new TokenSpan("PER", 2, 5, 0.75);
    assertThat(span.type()).isEqualTo("PER");
    assertThat(span.from()).isEqualTo(2);
    assertThat(span.to()).isEqualTo(5);
    assertThat(span.score()).isEqualTo(0.75);
    assertThat(span).isEqualTo(new TokenSpan("PER", 2, 5, 0.75));
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "3, 3", "3, 2", "-2, -1"})
  void anEmptyOrNegativeRangeIsRefused(int from, int to) {
    assertThatThrownBy(() -> new TokenSpan("PER", from, to, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a span needs 0 <= from < to, but from is " + from + " and to is " + to);
  }
}
