package io.ner4j.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Windows;
import io.ner4j.task.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class WindowQueueTest {

  private static final class Numbered extends QueuedWindow {

    private static final Window WINDOW = Windows.of(0, 1);
    private final int number;
    private final int length;

    Numbered(int number, int length) {
      super(WINDOW, 0);
      this.number = number;
      this.length = length;
    }

    @Override
    int length() {
      return length;
    }

    @Override
    public void onResult() {}
  }

  private static BatchCost cost(Random random) {
    int budget = 1 + random.nextInt(1000);
    return new BatchCost(budget, Math.max(1, budget / 32), random.nextBoolean());
  }

  @Test
  void batchesAreThoseOfASearchThroughAllThatWaits() {
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      BatchCost cost = cost(random);
      WindowQueue queue = new WindowQueue();
      List<Numbered> all = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        String name = "seed " + seed + ", step " + step;
        int choice = random.nextInt(4);
        if (choice < 2) {
          Numbered waiting = new Numbered(step, 1 + random.nextInt(seed % 2 == 0 ? 8 : 80));
          queue.add(waiting);
          all.add(waiting);
        } else if (choice == 2 && !all.isEmpty()) {
          Numbered gone = all.remove(random.nextInt(all.size()));
          assertThat(queue.remove(gone)).as(name).isTrue();
          assertThat(queue.remove(gone)).as(name).isFalse();
        } else if (!all.isEmpty()) {
          QueuedWindow oldest = queue.oldest();
          assertThat(oldest).as(name).isSameAs(all.get(0));
          List<QueuedWindow> taken = queue.take(all.get(0), cost);
          assertThat(lengths(taken)).as(name).isEqualTo(lengths(naive(all, cost)));
          assertThat(taken).as(name).doesNotHaveDuplicates().contains(oldest);
          all.removeAll(taken);
          assertThat(taken).as(name).allMatch(olderThanThoseLeft(all));
        }
        assertThat(queue.isEmpty()).as(name).isEqualTo(all.isEmpty());
      }
    }
  }

  /** Of windows of one length, the oldest run first. */
  private static Predicate<QueuedWindow> olderThanThoseLeft(List<Numbered> left) {
    return taken ->
        left.stream()
            .filter(other -> other.length() == taken.length())
            .allMatch(other -> other.number > ((Numbered) taken).number);
  }

  private static List<Integer> lengths(List<? extends QueuedWindow> windows) {
    return windows.stream().map(QueuedWindow::length).sorted().toList();
  }

  /** Sorts all that waits, and goes from the oldest to both sides. */
  private static List<Numbered> naive(List<Numbered> all, BatchCost cost) {
    List<Numbered> sorted = new ArrayList<>(all.subList(1, all.size()));
    sorted.add(all.get(0));
    sorted.sort(Comparator.comparingInt(QueuedWindow::length));
    int from = sorted.indexOf(all.get(0));
    int to = from + 1;
    int longest = all.get(0).length();
    long tokens = longest;
    while (true) {
      int rows = to - from;
      long now = cost.of(longest, rows, tokens);
      long shorter = -1;
      if (from > 0) {
        int before = sorted.get(from - 1).length();
        if (cost.fits(longest, rows + 1, tokens + before)) {
          shorter = now + cost.of(before, 1, before) - cost.of(longest, rows + 1, tokens + before);
        }
      }
      long longer = -1;
      if (to < sorted.size()) {
        int after = sorted.get(to).length();
        if (cost.fits(after, rows + 1, tokens + after)) {
          longer = now + cost.of(after, 1, after) - cost.of(after, rows + 1, tokens + after);
        }
      }
      if (longer >= 0 && longer >= shorter) {
        longest = sorted.get(to++).length();
        tokens += longest;
      } else if (shorter >= 0) {
        tokens += sorted.get(--from).length();
      } else {
        return sorted.subList(from, to);
      }
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void twoHundredThousandWindowsThatWaitAreTakenAndWithdrawn() {
    Random random = new Random(1);
    BatchCost cost = new BatchCost(512, 16, true);
    WindowQueue queue = new WindowQueue();
    Deque<Numbered> all = new ArrayDeque<>();
    for (int i = 0; i < 200_000; i++) {
      Numbered waiting = new Numbered(i, 3 + random.nextInt(60));
      all.add(waiting);
      queue.add(waiting);
    }
    int left = all.size();
    for (QueuedWindow oldest = queue.oldest(); oldest != null; oldest = queue.oldest()) {
      left -= queue.take(oldest, cost).size();
      left -= queue.remove(all.removeLast()) ? 1 : 0;
    }
    assertThat(left).isZero();
  }

  @Test
  void nobodyIsOvertakenForEver() {
    BatchCost cost = new BatchCost(512, 16, true);
    Random random = new Random(7);
    WindowQueue queue = new WindowQueue();
    for (int i = 0; i < 50; i++) {
      queue.add(new Numbered(i, 128));
    }
    Numbered shortOne = new Numbered(50, 3);
    queue.add(shortOne);
    int batches = 0;
    while (shortOne.queued) {
      QueuedWindow oldest = queue.oldest();
      queue.take(oldest == null ? shortOne : oldest, cost);
      for (int i = 0; i < 8; i++) {
        queue.add(new Numbered(100, 100 + random.nextInt(28)));
      }
      batches++;
    }
    assertThat(batches).as("batches, of at least one older window each").isLessThanOrEqualTo(51);
  }
}
