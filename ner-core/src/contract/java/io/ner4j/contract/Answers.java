package io.ner4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Entity;
import java.util.List;

/** What holds for the answers of every backend. */
public final class Answers {

  private static final double SAME_SCORE = 1e-4;

  private Answers() {}

  /**
   * Checks that entities are exact spans of their text, in order and without overlaps.
   *
   * @param text the text
   * @param entities what was found in it
   */
  public static void checkSpans(String text, List<Entity> entities) {
    int before = 0;
    for (Entity entity : entities) {
      assertThat(entity.start())
          .as("start of %s in '%s'", entity, text)
          .isBetween(before, text.length());
      assertThat(entity.end()).isBetween(entity.start() + 1, text.length());
      assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
      assertThat(entity.text().matches("(?sU)^\\s.*|.*\\s$"))
          .as("white space at an edge of %s in '%s'", entity, text)
          .isFalse();
      boolean cutsMark =
          entity.end() < text.length()
              && Character.toString(text.codePointAt(entity.end())).matches("\\p{M}");
      assertThat(cutsMark).as("a mark cut off %s in '%s'", entity, text).isFalse();
      assertThat(cutsPair(text, entity.start()) || cutsPair(text, entity.end()))
          .as("a surrogate pair cut at %s in '%s'", entity, text)
          .isFalse();
      assertThat(entity.score()).isBetween(0.0, 1.0);
      before = entity.end();
    }
  }

  private static boolean cutsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  /**
   * Checks that two calls found the same: equal places and types, scores within 1e-4.
   *
   * @param expected what one call found, text by text
   * @param found what the other call found
   */
  public static void checkSame(List<List<Entity>> expected, List<List<Entity>> found) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      List<Entity> a = expected.get(i);
      List<Entity> b = found.get(i);
      assertThat(b).extracting(Answers::place).isEqualTo(a.stream().map(Answers::place).toList());
      for (int j = 0; j < a.size(); j++) {
        assertThat(b.get(j).score()).isCloseTo(a.get(j).score(), within(SAME_SCORE));
      }
    }
  }

  private static String place(Entity entity) {
    return entity.type() + " [" + entity.start() + ", " + entity.end() + ")";
  }
}
