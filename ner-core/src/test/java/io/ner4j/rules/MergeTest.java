package io.ner4j.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.contract.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static final String TEXT = "abcdefghijklmnopqrst";

  private static Entity entity(int start, int end, String type, String source) {
    return new Entity(TEXT.substring(start, end), type, start, end, 1, source, null);
  }

  private static final List<Entity> MODEL = List.of(entity(0, 4, "A", "m"), entity(6, 8, "A", "m"));
  private static final List<Entity> RULES =
      List.of(entity(2, 7, "B", "r"), entity(6, 8, "B", "r"), entity(9, 12, "B", "r"));

  private static List<String> merged(Merge merge, List<Entity> one, List<Entity> other) {
    return merge.merge(List.of(one, other)).stream()
        .map(e -> e.source() + " " + e.start() + "-" + e.end())
        .toList();
  }

  @Test
  void theLongestOfThoseThatOverlapStays() {
    assertThat(merged(Merge.LONGEST, MODEL, RULES)).containsExactly("r 2-7", "r 9-12");
  }

  @Test
  void theFirstRecognizerKeepsAll() {
    assertThat(merged(Merge.IN_ORDER, MODEL, RULES)).containsExactly("m 0-4", "m 6-8", "r 9-12");
    assertThat(merged(Merge.IN_ORDER, RULES, MODEL)).containsExactly("r 2-7", "r 9-12");
  }

  @Test
  void nestedEntitiesAndSeveralTypesStay() {
    List<Entity> outer = List.of(entity(0, 8, "C", "o"), entity(9, 12, "B", "o"));
    assertThat(merged(Merge.KEEP_NESTED, outer, MODEL))
        .containsExactly("o 0-8", "m 0-4", "m 6-8", "o 9-12");
    assertThat(merged(Merge.KEEP_NESTED, outer, RULES)).containsExactly("o 0-8", "r 2-7", "o 9-12");
    assertThat(merged(Merge.KEEP_NESTED, MODEL, List.of(entity(6, 8, "B", "r"))))
        .containsExactly("m 0-4", "m 6-8", "r 6-8");
  }

  @Test
  void randomEntitiesStayAsComparingAllPairsSays() {
    Random dice = new Random(5);
    for (int i = 0; i < Scale.of(3_000); i++) {
      List<List<Entity>> found = new ArrayList<>();
      for (int n = 0; n <= dice.nextInt(3); n++) {
        List<Entity> own = new ArrayList<>();
        for (int k = dice.nextInt(7); k > 0; k--) {
          int start = dice.nextInt(TEXT.length());
          int end = start + 1 + dice.nextInt(TEXT.length() - start);
          own.add(entity(start, end, dice.nextBoolean() ? "A" : "B", "s" + n));
        }
        own.sort(Comparator.comparingInt(Entity::start));
        found.add(own);
      }
      for (Merge merge : Merge.values()) {
        assertThat(merge.merge(found)).as("%s of %s", merge, found).isEqualTo(naive(merge, found));
      }
    }
  }

  /** Takes the best entity that agrees with those taken, again and again. */
  private static List<Entity> naive(Merge merge, List<List<Entity>> found) {
    List<Entity> left = new ArrayList<>();
    found.forEach(left::addAll);
    List<Entity> taken = new ArrayList<>();
    while (!left.isEmpty()) {
      Entity best = left.get(0);
      for (Entity other : left) {
        boolean sameSource = String.valueOf(other.source()).equals(best.source());
        boolean longer = other.text().length() > best.text().length();
        if (longer && (merge != Merge.IN_ORDER || sameSource)) {
          best = other;
        }
      }
      left.remove(best);
      Entity candidate = best;
      if (taken.stream().allMatch(other -> agree(merge, candidate, other))) {
        taken.add(candidate);
      }
    }
    taken.sort(
        Comparator.comparingInt(Entity::start)
            .thenComparing(Comparator.comparingInt(Entity::end).reversed()));
    return taken;
  }

  private static boolean agree(Merge merge, Entity one, Entity other) {
    if (merge == Merge.KEEP_ALL) {
      return true;
    }
    boolean apart = one.end() <= other.start() || other.end() <= one.start();
    if (merge != Merge.KEEP_NESTED || apart) {
      return apart;
    }
    boolean same = one.start() == other.start() && one.end() == other.end();
    boolean inside = one.start() >= other.start() && one.end() <= other.end();
    boolean around = one.start() <= other.start() && one.end() >= other.end();
    return same ? !one.type().equals(other.type()) : inside || around;
  }
}
