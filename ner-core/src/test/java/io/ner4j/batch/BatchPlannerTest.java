package io.ner4j.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.FakeModel;
import io.ner4j.Windows;
import io.ner4j.task.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchPlannerTest {

  private static List<List<Integer>> lengths(List<List<Window>> batches) {
    return batches.stream().map(b -> b.stream().map(Window::length).toList()).toList();
  }

  private static List<Window> windows(int... lengths) {
    List<Window> windows = new ArrayList<>();
    for (int length : lengths) {
      windows.add(Windows.of(0, length));
    }
    return windows;
  }

  private static List<List<Window>> plan(List<Window> windows, BatchCost cost) {
    return BatchPlanner.plan(windows, cost, 1);
  }

  private static BatchCost cost(int maxTokens, boolean skipsPadding) {
    return new BatchCost(maxTokens, Math.max(1, maxTokens / 32), skipsPadding);
  }

  private static BatchCost padding(int maxTokens) {
    return cost(maxTokens, false);
  }

  @Test
  void aModelTellsWhatAStartCosts() {
    FakeModel slow =
        new FakeModel(64) {
          @Override
          public int startTokens(int maxBatchTokens) {
            return 2048;
          }
        };
    assertThat(BatchCost.of(new FakeModel(64), 512)).isEqualTo(new BatchCost(512, 16, false));
    assertThat(BatchCost.of(new FakeModel(64), 7)).isEqualTo(new BatchCost(7, 1, false));
    assertThat(BatchCost.of(slow, 16_384)).isEqualTo(new BatchCost(16_384, 2048, false));
    assertThat(lengths(plan(windows(40, 30, 20, 10), BatchCost.of(slow, 16_384))))
        .containsExactly(List.of(40, 30, 20, 10));
  }

  @Test
  void windowsOfLikeLengthRunTogether() {
    assertThat(lengths(plan(windows(3, 10, 4, 9, 2, 4), padding(20))))
        .containsExactly(List.of(10, 9), List.of(4, 4), List.of(3, 2));
    assertThat(lengths(plan(windows(5, 5, 5, 5), padding(10))))
        .containsExactly(List.of(5, 5), List.of(5, 5));
    assertThat(lengths(plan(windows(5, 5, 5), padding(9))))
        .containsExactly(List.of(5), List.of(5), List.of(5));
    assertThat(plan(List.of(), padding(10))).isEmpty();
  }

  @Test
  void windowsOfUnlikeLengthRunTogetherWherePaddingIsSkipped() {
    List<Window> windows = windows(5, 9, 12, 15, 18, 22, 27, 31);
    assertThat(lengths(plan(windows, cost(512, true))))
        .containsExactly(List.of(31, 27, 22, 18, 15, 12, 9, 5));
    assertThat(lengths(plan(windows, padding(512))))
        .containsExactly(List.of(31, 27), List.of(22, 18, 15), List.of(12, 9, 5));
    // Tokens count, not places: 139 of 8 windows as long as the longest would be 248.
    assertThat(plan(windows, new BatchCost(139, 16, true))).hasSize(1);
    assertThat(plan(windows, new BatchCost(138, 16, true))).hasSize(2);
    // Rows of 500 for 80 short ones cost more than a start.
    int[] lengths = new int[21];
    Arrays.fill(lengths, 4);
    lengths[20] = 500;
    assertThat(plan(windows(lengths), cost(2048, true))).hasSize(2);
  }

  @Test
  void fewBatchesGiveAllLanesAsMuchToDo() {
    int[] sixteen = new int[16];
    Arrays.fill(sixteen, 17);
    BatchCost cost = cost(512, true);
    assertThat(BatchPlanner.plan(windows(sixteen), cost, 1))
        .extracting(List::size)
        .containsExactly(16);
    assertThat(BatchPlanner.plan(windows(sixteen), cost, 2))
        .extracting(List::size)
        .containsExactly(8, 8);
    assertThat(BatchPlanner.plan(windows(sixteen), cost, 4))
        .extracting(List::size)
        .containsExactly(4, 4, 4, 4);
    // A share of less than two starts is not worth it.
    assertThat(BatchPlanner.plan(windows(sixteen), cost, 16)).hasSize(8);
    assertThat(BatchPlanner.plan(windows(20, 20), cost, 2)).hasSize(1);
    assertThat(BatchPlanner.plan(List.of(), cost, 2)).isEmpty();
    // 60 windows take more than two full batches, and so four.
    int[] sixty = new int[60];
    Arrays.fill(sixty, 18);
    assertThat(BatchPlanner.plan(windows(sixty), cost, 2))
        .extracting(List::size)
        .containsExactly(15, 15, 15, 15);
    assertThat(BatchPlanner.plan(windows(sixty), cost, 1)).hasSize(3);
  }

  @Test
  void windowsOfOneLengthTakeAsManyBatchesOnEachLane() {
    for (int length = 1; length <= 128; length++) {
      for (int lanes = 2; lanes <= 4; lanes++) {
        int[] lengths = new int[40 + lanes + length % 7];
        Arrays.fill(lengths, length);
        int batches = BatchPlanner.plan(windows(lengths), cost(1024, true), lanes).size();
        // Less than two starts of 32 tokens are not worth a batch of their own.
        int most = Math.max(1, lengths.length * length / 64);
        assertThat(batches % lanes == 0 || batches == most)
            .as("%d windows of %d on %d lanes: %d", lengths.length, length, lanes, batches)
            .isTrue();
      }
    }
  }

  /**
   * Two batches for one lane are sometimes cheaper than one. So the number of batches may be no
   * multiple of the lanes.
   */
  @ParameterizedTest
  @ValueSource(strings = {"uniform", "exponential", "few long ones"})
  void noLaneWaitsForAnotherForLong(String kind) {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int lanes = 2 + random.nextInt(3);
      BatchCost cost = cost(512, true);
      int[] lengths =
          IntStream.generate(() -> length(kind, random)).limit(40 + random.nextInt(200)).toArray();
      List<List<Window>> batches = BatchPlanner.plan(windows(lengths), cost, lanes);
      String name = "seed " + seed + ", " + lanes + " lanes, " + batches.size() + " batches";
      assertThat(batches.stream().flatMap(List::stream).map(Window::length))
          .as(name)
          .containsExactlyInAnyOrder(Arrays.stream(lengths).boxed().toArray(Integer[]::new));
      long[] work = new long[lanes];
      for (List<Integer> batch : lengths(batches)) {
        // The lane that is free first takes the next batch.
        Arrays.sort(work);
        work[0] += cost(batch, cost);
      }
      long most = Arrays.stream(work).max().orElseThrow();
      long fair = Arrays.stream(work).sum() / lanes;
      // Half of a window may lie across each end of a share.
      long window = cost(List.of(Arrays.stream(lengths).max().orElseThrow()), cost);
      assertThat(most).as(name).isLessThanOrEqualTo(fair + window);
    }
  }

  private static int length(String kind, Random random) {
    return switch (kind) {
      case "uniform" -> 1 + random.nextInt(40);
      case "exponential" -> (int) Math.min(128, 3 - 18 * Math.log(1 - random.nextDouble()));
      default -> random.nextInt(15) == 0 ? 100 + random.nextInt(28) : 2 + random.nextInt(10);
    };
  }

  @Test
  void aWindowBeyondTheBudgetRunsAlone() {
    assertThat(lengths(plan(windows(2, 11, 2, 30), padding(10))))
        .containsExactly(List.of(30), List.of(11), List.of(2, 2));
    assertThat(lengths(plan(windows(2, 1), padding(1)))).containsExactly(List.of(2), List.of(1));
  }

  @Test
  void everyWindowRunsOnceAtTheLeastCost() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int budget = 1 + random.nextInt(seed % 2 == 0 ? 200 : 2000);
      List<Window> windows = new ArrayList<>();
      for (int i = random.nextInt(14); i > 0; i--) {
        windows.add(Windows.of(0, 1 + random.nextInt(60)));
      }
      List<Window> before = List.copyOf(windows);
      BatchCost cost = cost(budget, random.nextBoolean());
      List<List<Window>> batches = plan(windows, cost);
      String name = "seed " + seed + ", " + cost;
      assertThat(windows).as(name).isEqualTo(before);
      List<Window> planned = batches.stream().flatMap(List::stream).toList();
      assertThat(planned).as(name).doesNotHaveDuplicates().hasSameElementsAs(windows);
      assertThat(planned)
          .as(name)
          .isSortedAccordingTo(Comparator.comparingInt(Window::length).reversed());
      List<Integer> lengths = planned.stream().map(Window::length).toList();
      assertThat(lengths(batches).stream().mapToLong(b -> cost(b, cost)).sum())
          .as(name)
          .isEqualTo(leastCost(lengths, cost));
    }
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

  /** The cost of the best of all ways to cut a list. */
  private static long leastCost(List<Integer> lengths, BatchCost cost) {
    long least = lengths.isEmpty() ? 0 : Long.MAX_VALUE;
    for (int first = 1; first <= lengths.size(); first++) {
      long rest = leastCost(lengths.subList(first, lengths.size()), cost);
      least = Math.min(least, cost(lengths.subList(0, first), cost) + rest);
    }
    return least;
  }
}
