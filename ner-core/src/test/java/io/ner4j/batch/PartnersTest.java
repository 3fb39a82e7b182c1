package io.ner4j.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which windows run with a window that is first in the queue. */
class PartnersTest {

  private static BatchCost cost(int maxTokens, boolean skipsPadding) {
    return new BatchCost(maxTokens, Math.max(1, maxTokens / 32), skipsPadding);
  }

  private static BatchCost padding(int maxTokens) {
    return cost(maxTokens, false);
  }

  /** Tokens that a batch is worth, or more than any plan costs if it may not be. */
  private static long cost(List<Integer> batch, BatchCost cost) {
    long longest = batch.get(0);
    long tokens = batch.stream().mapToLong(length -> length).sum();
    long run = cost.skipsPadding() ? tokens : longest * batch.size();
    if (batch.size() > 1 && run > cost.maxTokens()) {
      return 1 << 30;
    }
    long pairs = cost.skipsPadding() ? (long) batch.size() * longest * longest / 448 : 0;
    return run + pairs + Math.max(1, cost.maxTokens() / 32);
  }

  @Test
  void whatRunsWithAWindowIsOfLikeLength() {
    assertThat(around(20, padding(512), 20, 21, 19, 60, 3, 22)).containsExactly(19, 20, 20, 21, 22);
    assertThat(around(20, padding(512), 40, 3)).containsExactly(20);
    assertThat(around(20, padding(60), 20, 20, 20, 20)).containsExactly(20, 20, 20);
    assertThat(around(100, padding(60), 100)).containsExactly(100);
    assertThat(around(5, padding(60))).containsExactly(5);
  }

  @Test
  void whatRunsWithAWindowCostsLessThanByItself() {
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      int budget = 1 + random.nextInt(1000);
      int[] others = random.ints(random.nextInt(30), 1, 80).toArray();
      int item = 1 + random.nextInt(80);
      BatchCost cost = cost(budget, random.nextBoolean());
      List<Integer> taken = around(item, cost, others);
      String name = "seed " + seed + ", " + cost;
      assertThat(taken).as(name).contains(item);
      List<Integer> rest = new ArrayList<>(Arrays.stream(others).boxed().toList());
      rest.add(item);
      taken.forEach(rest::remove);
      assertThat(rest.size() + taken.size()).as(name).isEqualTo(others.length + 1);
      List<Integer> longestFirst = new ArrayList<>(taken);
      Collections.reverse(longestFirst);
      long alone = taken.stream().mapToLong(length -> cost(List.of(length), cost)).sum();
      assertThat(cost(longestFirst, cost)).as(name).isLessThanOrEqualTo(alone);
    }
  }

  private static List<Integer> around(int item, BatchCost cost, int... others) {
    List<Integer> sorted = new ArrayList<>(Arrays.stream(others).sorted().boxed().toList());
    List<Integer> longer = sorted.stream().filter(other -> other > item).toList();
    List<Integer> shorter = new ArrayList<>(sorted.subList(0, sorted.size() - longer.size()));
    Collections.reverse(shorter);
    List<Integer> taken =
        BatchPlanner.around((Integer) item, shorter.iterator(), longer.iterator(), i -> i, cost);
    return taken.stream().sorted().toList();
  }
}
