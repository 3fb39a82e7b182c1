package io.ner4j.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pairs beside a search through all ways to pair, and beside set arithmetic. */
class PairingTest {

  private static final List<String> TYPES = List.of("X", "Y");

  @Test
  void pairsAreAsManyAsCanBe() {
    for (long seed = 0; seed < Scale.of(1_000); seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<TypedSpan> gold = spans(random, random.nextInt(6));
      List<TypedSpan> found = spans(random, random.nextInt(6));
      for (Matching matching : Matching.values()) {
        Pairing pairing = Pairing.of(gold, found, matching);
        assertThat(pairing.pairs())
            .as("seed %d, %s: gold %s, found %s", seed, matching, gold, found)
            .hasSize(most(gold, 0, found, matches(matching)))
            .allMatch(pair -> matches(matching).test(pair.gold(), pair.found()));
        List<TypedSpan> allGold = new ArrayList<>();
        pairing.missed().forEach(allGold::add);
        pairing.pairs().forEach(pair -> allGold.add(pair.gold()));
        assertThat(allGold).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(gold);
        List<TypedSpan> allFound = new ArrayList<>();
        pairing.spurious().forEach(allFound::add);
        pairing.pairs().forEach(pair -> allFound.add(pair.found()));
        assertThat(allFound).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(found);
      }
    }
  }

  @Test
  void overlappingPairsAreThoseOfASearchThroughAllPartners() {
    for (long seed = 0; seed < Scale.of(1_500); seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<TypedSpan> gold = spans(random, random.nextInt(30), 1 + random.nextInt(60));
      List<TypedSpan> found = spans(random, random.nextInt(30), 1 + random.nextInt(60));
      Pairing pairing = Pairing.of(gold, found, Matching.OVERLAP);
      List<TypedSpan> missed = byEnd(gold);
      List<TypedSpan> spurious = byEnd(found);
      List<Pairing.Pair> pairs = naive(missed, spurious);
      assertThat(pairing.pairs()).as("seed %d", seed).isEqualTo(pairs);
      assertThat(pairing.missed()).as("seed %d", seed).isEqualTo(missed);
      assertThat(pairing.spurious()).as("seed %d", seed).isEqualTo(spurious);
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void manyEntitiesThatDoNotOverlapArePairedInTime() {
    List<TypedSpan> gold = new ArrayList<>();
    List<TypedSpan> found = new ArrayList<>();
    for (int i = 0; i < 500_000; i++) {
      gold.add(new TypedSpan("X", 2 * i, 2 * i + 1));
      found.add(new TypedSpan(i % 2 == 0 ? "X" : "Y", 2 * i + i % 4 / 2, 2 * i + 2));
    }
    Pairing pairing = Pairing.of(gold, found, Matching.OVERLAP);
    assertThat(pairing.pairs()).hasSize(125_000);
  }

  private static List<TypedSpan> byEnd(List<TypedSpan> spans) {
    List<TypedSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(TypedSpan::end));
    return sorted;
  }

  /** Takes pairs out, by looking through all partners of what ends first. */
  private static List<Pairing.Pair> naive(List<TypedSpan> missed, List<TypedSpan> spurious) {
    List<Pairing.Pair> pairs = new ArrayList<>();
    List<TypedSpan> goldAlone = new ArrayList<>();
    List<TypedSpan> foundAlone = new ArrayList<>();
    while (!missed.isEmpty() && !spurious.isEmpty()) {
      boolean goldFirst = missed.get(0).end() <= spurious.get(0).end();
      TypedSpan first = (goldFirst ? missed : spurious).remove(0);
      List<TypedSpan> others = goldFirst ? spurious : missed;
      int partner = 0;
      while (partner < others.size()
          && !matches(Matching.OVERLAP).test(first, others.get(partner))) {
        partner++;
      }
      if (partner == others.size()) {
        (goldFirst ? goldAlone : foundAlone).add(first);
      } else {
        TypedSpan other = others.remove(partner);
        pairs.add(goldFirst ? new Pairing.Pair(first, other) : new Pairing.Pair(other, first));
      }
    }
    missed.addAll(goldAlone);
    spurious.addAll(foundAlone);
    return pairs;
  }

  @Test
  void exactPairsOfDifferentSpansAreAnIntersectionOfSets() {
    for (long seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Set<TypedSpan> gold = new HashSet<>(spans(random, 12));
      Set<TypedSpan> found = new HashSet<>(spans(random, 12));
      Counts counts =
          Evaluation.of(List.of(List.copyOf(gold)), List.of(List.copyOf(found)))
              .scores(Matching.EXACT)
              .micro();
      Set<TypedSpan> both = new HashSet<>(gold);
      both.retainAll(found);
      assertThat(counts)
          .as("seed %d", seed)
          .isEqualTo(
              new Counts(both.size(), found.size() - both.size(), gold.size() - both.size()));
    }
  }

  @Test
  void ofEqualSpansThoseOfOneTypeArePairedFirst() {
    TypedSpan x = new TypedSpan("X", 0, 2);
    TypedSpan y = new TypedSpan("Y", 0, 2);
    assertThat(Pairing.of(List.of(x, y), List.of(y), Matching.SPAN).pairs())
        .containsExactly(new Pairing.Pair(y, y));
  }

  private static BiPredicate<TypedSpan, TypedSpan> matches(Matching matching) {
    return switch (matching) {
      case EXACT -> TypedSpan::equals;
      case SPAN -> (a, b) -> a.start() == b.start() && a.end() == b.end();
      case OVERLAP ->
          (a, b) ->
              a.type().equals(b.type())
                  && Math.max(a.start(), b.start()) < Math.min(a.end(), b.end());
    };
  }

  /** The most pairs that gold spans from an index on can have, by trying everything. */
  private static int most(
      List<TypedSpan> gold,
      int from,
      List<TypedSpan> found,
      BiPredicate<TypedSpan, TypedSpan> matches) {
    if (from == gold.size()) {
      return 0;
    }
    int most = most(gold, from + 1, found, matches);
    for (int i = 0; i < found.size(); i++) {
      if (matches.test(gold.get(from), found.get(i))) {
        List<TypedSpan> rest = new ArrayList<>(found);
        rest.remove(i);
        most = Math.max(most, 1 + most(gold, from + 1, rest, matches));
      }
    }
    return most;
  }

  private static List<TypedSpan> spans(SplittableRandom random, int count) {
    return spans(random, count, 8);
  }

  private static List<TypedSpan> spans(SplittableRandom random, int count, int places) {
    List<TypedSpan> spans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = random.nextInt(places);
      String type = TYPES.get(random.nextInt(TYPES.size()));
      spans.add(new TypedSpan(type, start, start + random.nextInt(1, 5)));
    }
    return spans;
  }
}
