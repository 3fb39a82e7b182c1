package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

  @Test
  void windowsOfLikeLengthRunTogether() {
    assertThat(lengths(BatchPlanner.plan(windows(3, 10, 4, 9, 2, 4), 20)))
        .containsExactly(List.of(10, 9), List.of(4, 4, 3, 2));
    assertThat(lengths(BatchPlanner.plan(windows(5, 5, 5, 5), 10)))
        .containsExactly(List.of(5, 5), List.of(5, 5));
    assertThat(lengths(BatchPlanner.plan(windows(5, 5, 5), 9)))
        .containsExactly(List.of(5), List.of(5), List.of(5));
    assertThat(BatchPlanner.plan(List.of(), 10)).isEmpty();
  }

  @Test
  void aWindowBeyondTheBudgetRunsAlone() {
    assertThat(lengths(BatchPlanner.plan(windows(2, 11, 2, 30), 10)))
        .containsExactly(List.of(30), List.of(11), List.of(2, 2));
    assertThat(lengths(BatchPlanner.plan(windows(2, 1), 1)))
        .containsExactly(List.of(2), List.of(1));
  }

  @Test
  void everyWindowRunsOnceAndBatchesAreAsLargeAsTheBudgetAllows() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int budget = 1 + random.nextInt(200);
      List<Window> windows = new ArrayList<>();
      for (int i = random.nextInt(60); i > 0; i--) {
        windows.add(Windows.of(0, 1 + random.nextInt(60)));
      }
      List<Window> before = List.copyOf(windows);
      List<List<Window>> batches = BatchPlanner.plan(windows, budget);
      String name = "seed " + seed + ", budget " + budget;
      assertThat(windows).as(name).isEqualTo(before);
      List<Window> planned = batches.stream().flatMap(List::stream).toList();
      assertThat(planned).as(name).doesNotHaveDuplicates().hasSameElementsAs(windows);
      assertThat(planned)
          .as(name)
          .isSortedAccordingTo(Comparator.comparingInt(Window::length).reversed());
      for (int i = 0; i < batches.size(); i++) {
        int longest = batches.get(i).get(0).length();
        int rows = batches.get(i).size();
        assertThat(rows == 1 || rows * longest <= budget).as(name + ", batch " + i).isTrue();
        boolean last = i == batches.size() - 1;
        assertThat(last || (rows + 1) * longest > budget).as(name + ", batch " + i).isTrue();
      }
    }
  }
}
