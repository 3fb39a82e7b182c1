package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.WindowPlanner.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlannerTest {

  /** Tokens of a text, by where words start. */
  private record Text(TreeSet<Integer> wordStarts, int tokens, int longestWord) {
    static Text random(Random random, int words, int longest) {
      TreeSet<Integer> starts = new TreeSet<>();
      int tokens = 0;
      for (int word = 0; word < words; word++) {
        starts.add(tokens);
        tokens += 1 + random.nextInt(longest);
      }
      return new Text(starts, tokens, longest);
    }

    boolean startsWord(int token) {
      assertThat(token).as("a token that is known").isBetween(0, tokens - 1);
      return wordStarts.contains(token);
    }
  }

  private static WindowPlanner planner(int whole, int capacity, int stride) {
    return new WindowPlanner(new WindowSizes(whole, whole, capacity, stride, LongText.WINDOWS));
  }

  private static List<Range> plan(Text text, int whole, int capacity, int stride) {
    return planner(whole, capacity, stride).plan(text::startsWord, text.tokens, true);
  }

  /** The rules of the documentation, with all tokens in sight. */
  private static List<Range> oracle(Text text, int whole, int capacity, int stride) {
    List<Range> windows = new ArrayList<>();
    int from = 0;
    while (text.tokens > whole && text.tokens - from > capacity) {
      Integer to = text.wordStarts.floor(from + capacity);
      if (to == null || to <= from + stride) {
        to = from + capacity;
      }
      windows.add(new Range(from, to));
      Integer next = text.wordStarts.ceiling(to - stride);
      from = next == null || next > to ? to - stride : next;
    }
    if (text.tokens > 0) {
      windows.add(new Range(from, text.tokens));
    }
    return windows;
  }

  @Test
  void windowsAreThoseOfTheRules() {
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      int capacity = 1 + random.nextInt(random.nextBoolean() ? 4 : 30);
      int stride = random.nextInt(capacity);
      Text text = Text.random(random, random.nextInt(60), 1 + random.nextInt(40));
      int whole = capacity + (random.nextBoolean() ? 0 : random.nextInt(300));
      String name =
          "seed %d, whole %d, capacity %d, stride %d".formatted(seed, whole, capacity, stride);
      List<Range> windows = plan(text, whole, capacity, stride);
      assertThat(windows).as(name).isEqualTo(oracle(text, whole, capacity, stride));
      int longest = text.tokens > whole ? capacity : whole;
      checkInvariants(text, windows, longest, stride, name);
    }
  }

  private static void checkInvariants(
      Text text, List<Range> windows, int capacity, int stride, String name) {
    int from = -1;
    int covered = 0;
    for (Range window : windows) {
      assertThat(window.from()).as(name).isGreaterThan(from).isLessThanOrEqualTo(covered);
      assertThat(window.to()).as(name).isGreaterThan(covered);
      assertThat(window.to() - window.from()).as(name).isBetween(1, capacity);
      if (from >= 0) {
        assertThat(covered - window.from()).as("overlap, " + name).isBetween(0, stride);
        if (text.longestWord <= capacity - stride) {
          assertThat(text.wordStarts).as(name).contains(window.from());
          assertThat(covered - window.from())
              .as("overlap, " + name)
              .isGreaterThan(stride - text.longestWord);
        }
      }
      if (window.to() < text.tokens && text.longestWord <= capacity - stride) {
        assertThat(text.wordStarts).as(name).contains(window.to());
      }
      from = window.from();
      covered = window.to();
    }
    assertThat(covered).as(name).isEqualTo(text.tokens);
  }

  @Test
  void tokensThatComeOneByOneMakeTheSameWindows() {
    for (long seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      int capacity = 1 + random.nextInt(20);
      int stride = random.nextInt(capacity);
      Text text = Text.random(random, random.nextInt(60), 1 + random.nextInt(12));
      int whole = capacity + (random.nextBoolean() ? 0 : random.nextInt(100));
      WindowPlanner planner = planner(whole, capacity, stride);
      List<Range> windows = new ArrayList<>();
      int step = 1 + random.nextInt(random.nextBoolean() ? 1 : 50);
      for (int end = 0; end < text.tokens; end += step) {
        Text known = new Text(text.wordStarts, end, text.longestWord);
        for (Range window : planner.plan(known::startsWord, end, false)) {
          assertThat(window.to()).as("seed " + seed).isLessThanOrEqualTo(end);
          windows.add(window);
        }
        assertThat(planner.next()).as("tokens to come, seed " + seed).isLessThanOrEqualTo(end);
      }
      windows.addAll(planner.plan(text::startsWord, text.tokens, true));
      assertThat(windows).as("seed " + seed).isEqualTo(oracle(text, whole, capacity, stride));
      assertThat(planner.plan(text::startsWord, text.tokens, true)).as("no more").isEmpty();
    }
  }

  /** Ten words of one token each. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, '0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-10'",
    "3, 0, '0-3 3-6 6-9 9-10'",
    "5, 0, '0-5 5-10'",
    "4, 3, '0-4 1-5 2-6 3-7 4-8 5-9 6-10'",
    "4, 2, '0-4 2-6 4-8 6-10'",
    "9, 2, '0-9 7-10'",
    "10, 9, '0-10'",
    "11, 5, '0-10'",
  })
  void wordsOfOneTokenShareExactlyTheStride(int capacity, int stride, String expected) {
    Text text = Text.random(new Random(0), 10, 1);
    assertThat(plan(text, capacity, capacity, stride).stream().map(r -> r.from() + "-" + r.to()))
        .containsExactly(expected.split(" ", -1));
  }

  /** Ten words of one token each. */
  @ParameterizedTest
  @CsvSource({"10, '0-10'", "9, '0-4 3-7 6-10'", "4, '0-4 3-7 6-10'"})
  void aTextThatIsNotReadWholeIsCutIntoShorterWindows(int whole, String expected) {
    Text text = Text.random(new Random(0), 10, 1);
    assertThat(plan(text, whole, 4, 1).stream().map(r -> r.from() + "-" + r.to()))
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void aWordLongerThanAWindowIsCut() {
    Text text = new Text(new TreeSet<>(List.of(0, 2, 20)), 22, 18);
    assertThat(plan(text, 6, 6, 2))
        .containsExactly(
            new Range(0, 6),
            new Range(4, 10),
            new Range(8, 14),
            new Range(12, 18),
            new Range(16, 22));
    assertThat(plan(text, 6, 6, 0))
        .startsWith(new Range(0, 2), new Range(2, 8), new Range(8, 14))
        .endsWith(new Range(14, 20), new Range(20, 22));
  }

  @Test
  void noTokensMakeNoWindow() {
    assertThat(planner(4, 4, 2).plan(token -> true, 0, true)).isEmpty();
    assertThat(planner(4, 4, 2).plan(token -> true, 0, false)).isEmpty();
    assertThat(planner(4, 4, 2).next()).isZero();
  }
}
