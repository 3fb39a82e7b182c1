package io.ner4j.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.spi.Encoding;
import io.ner4j.window.Borders;
import io.ner4j.window.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityCollectorTest {

  private static final EntityFilter ALL = new EntityFilter(Map.of(), 0);

  /** Tokens by their starts and ends. */
  private static Tokens tokens(String text, int... borders) {
    Encoding.Builder encoding = Encoding.builder();
    for (int i = 0; i < borders.length; i += 2) {
      encoding.token(7, borders[i], borders[i + 1], i);
    }
    Tokens tokens = new Tokens(null, Borders.NONE);
    tokens.add(encoding.build(), 0, text.length());
    return tokens;
  }

  private static List<Entity> assemble(String text, int... borders) {
    EntityCollector collector = new EntityCollector(text, ALL);
    Tokens tokens = tokens(text, borders);
    for (int token = 0; token < borders.length / 2; token++) {
      collector.add(tokens, token, token, "T" + token, 0.5);
    }
    return collector.entities();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\n",
        "\r\n",
        "\u0085",
        "\u00a0",
        "\u3000",
        "\u2028",
        "\u001f",
        " \u00a0\t\u205f"
      })
  void whiteSpaceAtTheEdgesIsTrimmed(String space) {
    String text = space + "New" + space + "York" + space;
    int start = space.length();
    int end = text.length() - space.length();
    assertThat(assemble(text, 0, text.length()))
        .containsExactly(new Entity("New" + space + "York", "T0", start, end, 0.5));
    assertThat(assemble(text, 0, start)).as("white space alone").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0301",
        "\u0301\u0323",
        "\u0903",
        "\u20dd",
        "\ud834\udd65",
        "\udb40\udd00\u0301"
      })
  void anEndGoesBehindItsMarks(String marks) {
    String text = "a e" + marks + " b";
    assertThat(assemble(text, 2, 3))
        .containsExactly(new Entity("e" + marks, "T0", 2, 3 + marks.length(), 0.5));
    String last = "e" + marks;
    assertThat(assemble(last, 0, 1)).containsExactly(new Entity(last, "T0", 0, last.length(), 0.5));
    String spaced = "e " + marks;
    assertThat(assemble(spaced, 0, 2))
        .as("marks of a space")
        .extracting(Entity::text)
        .containsExactly("e");
  }

  @Test
  void overlapsGoToTheFirstEntity() {
    assertThat(assemble("abcdef", 0, 4, 2, 6))
        .containsExactly(new Entity("abcd", "T0", 0, 4, 0.5), new Entity("ef", "T1", 4, 6, 0.5));
    assertThat(assemble("abcdef", 0, 4, 1, 4, 2, 3)).hasSize(1);
    assertThat(assemble("ab cd", 0, 2, 1, 3)).as("only white space is left").hasSize(1);
    assertThat(assemble("e\u0301", 0, 1, 1, 2)).as("a mark that is taken").hasSize(1);
    assertThat(assemble("e\u0301bc", 0, 1, 1, 3))
        .containsExactly(new Entity("e\u0301", "T0", 0, 2, 0.5), new Entity("b", "T1", 2, 3, 0.5));
  }

  @Test
  void anEntityReachesFromItsFirstTokenToItsLast() {
    EntityCollector collector = new EntityCollector("New York City", ALL);
    collector.add(tokens("New York City", 0, 3, 4, 8, 9, 13), 0, 2, "LOC", 0.25);
    assertThat(collector.entities())
        .containsExactly(new Entity("New York City", "LOC", 0, 13, 0.25));
    List<Entity> entities = collector.entities();
    Entity more = new Entity("a", "LOC", 0, 1, 1);
    assertThatThrownBy(() -> entities.add(more)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void filtersApply() {
    EntityFilter filter = new EntityFilter(Map.of("PER", 0.9, "LOC", EntityFilter.NEVER), 0.5);
    EntityCollector collector = new EntityCollector("abcdef", filter);
    Tokens tokens = tokens("abcdef", 0, 1, 1, 2, 2, 3, 3, 4, 4, 5);
    collector.add(tokens, 0, 0, "PER", 0.89);
    collector.add(tokens, 1, 1, "PER", 0.9);
    collector.add(tokens, 2, 2, "LOC", 1);
    collector.add(tokens, 3, 3, "ORG", 0.49);
    collector.add(tokens, 4, 4, "ORG", 0.5);
    assertThat(collector.entities()).extracting(Entity::text).containsExactly("b", "e");
  }

  @Test
  void whatIsLeftOutTakesNoTextFromOthers() {
    EntityCollector collector =
        new EntityCollector("abcd", new EntityFilter(Map.of("LOC", 0.9), 0));
    Tokens tokens = tokens("abcd", 0, 3, 2, 4);
    collector.add(tokens, 0, 0, "LOC", 0.5);
    collector.add(tokens, 1, 1, "PER", 0.5);
    assertThat(collector.entities()).containsExactly(new Entity("cd", "PER", 2, 4, 0.5));
  }

  @Test
  void randomSpansKeepTheContract() {
    String[] parts = {"a", "é", " ", "\u00a0", "\u0301", "😀", "\ud834\udd65", "\ud83d", "\u200d"};
    Pattern edges = Pattern.compile("^[\\p{IsWhite_Space}]|[\\p{IsWhite_Space}]$");
    for (long seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      StringBuilder builder = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        builder.append(parts[random.nextInt(parts.length)]);
      }
      String text = builder.toString();
      int[] borders = random.ints(8, 0, text.length() + 1).sorted().toArray();
      int edge = 0;
      for (Entity entity : assemble(text, borders)) {
        String name = "seed " + seed + ", " + entity;
        assertThat(entity.start()).as(name).isGreaterThanOrEqualTo(edge);
        assertThat(entity.text()).as(name).isEqualTo(text.substring(entity.start(), entity.end()));
        assertThat(edges.matcher(entity.text()).find()).as(name).isFalse();
        assertThat(text.substring(entity.end())).as(name).doesNotMatch("(?s)\\p{M}.*");
        edge = entity.end();
      }
    }
  }
}
