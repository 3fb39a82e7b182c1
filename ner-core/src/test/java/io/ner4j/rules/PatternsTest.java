package io.ner4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.NerInputException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

  private static final Patterns ALL = Patterns.of(KnownPattern.values());

  private static List<String> found(Patterns patterns, String text) {
    return patterns.extract(text).stream().map(Entity::text).toList();
  }

  /** Lines of a kind, a text, and what is to be found in it, with {@code ¦} between two. */
  @ParameterizedTest
  @CsvFileSource(resources = "patterns.tsv", delimiter = '\t', maxCharsPerColumn = 1_000)
  void trueFriendsAreFoundAndFalseFriendsAreNot(KnownPattern kind, String text, String expected) {
    List<String> texts = expected == null ? List.of() : List.of(expected.split("¦", -1));
    assertThat(found(Patterns.of(kind), text)).isEqualTo(texts);
    assertThat(found(Patterns.of(kind), "(" + text + ")\n" + text))
        .isEqualTo(Stream.concat(texts.stream(), texts.stream()).toList());
  }

  @Test
  void ofOverlappingPlacesTheLongestCounts() {
    assertThat(ALL.extract("see http://10.0.0.1/2024-01-02 and DE89 3704 0044 0532 0130 00"))
        .extracting(Entity::type)
        .containsExactly("URL", "IBAN");
  }

  @Test
  void entitiesCarryTypeScoreAndSource() {
    Patterns patterns =
        Patterns.builder()
            .add(KnownPattern.DATE, "WHEN")
            .add("TICKET", Pattern.compile("\\b[A-Z]{2,8}-\\d{1,6}\\b|"))
            .source("forms")
            .build();
    assertThat(patterns.extract("OPS-17 by 2024-02-29."))
        .containsExactly(
            new Entity("OPS-17", "TICKET", 0, 6, 1, "forms", null),
            new Entity("2024-02-29", "WHEN", 10, 20, 1, "forms", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "a*a*a*a*a*b"})
  void anExpressionThatTriesTooManyWaysEndsTheCall(String expression) {
    Patterns patterns = Patterns.builder().add("BAD", Pattern.compile(expression)).build();
    assertThatThrownBy(() -> patterns.extract("a".repeat(5_000) + "!"))
        .isInstanceOf(NerInputException.class)
        .hasMessageContaining("the pattern BAD re");
  }

  @Test
  void anExpressionThatRecursesTooDeeplyEndsTheCall() {
    Patterns patterns = Patterns.builder().add("BAD", Pattern.compile("(?:a|b)+")).build();
    assertThatThrownBy(() -> patterns.extract("ab".repeat(1_000_000)))
        .isInstanceOf(NerInputException.class)
        .hasMessageContaining("the pattern BAD recurses too deeply");
  }
}
