package io.ner4j.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.LongText;
import io.ner4j.contract.Scale;
import io.ner4j.window.WindowPlanner.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlannerTest {

  /** Windows that do not mind where sentences end. */
  private static WindowSizes sizes(int whole, int capacity, int stride) {
    return sizes(whole, capacity, stride, capacity + 1);
  }

  private static WindowSizes sizes(int whole, int capacity, int stride, int least) {
    return new WindowSizes(whole, whole, capacity, stride, least, LongText.WINDOWS);
  }

  private static List<Range> plan(TokenText text, WindowSizes sizes) {
    return plan(new WindowPlanner(sizes), text, true);
  }

  private static List<Range> plan(WindowPlanner planner, TokenText text, boolean finished) {
    return planner.plan(text::startsWord, text::startsSentence, text.tokens(), finished);
  }

  /** The rules of the documentation, with all tokens in sight. */
  private static List<Range> oracle(TokenText text, WindowSizes sizes) {
    int capacity = sizes.window();
    int stride = sizes.stride();
    List<Range> windows = new ArrayList<>();
    int from = 0;
    while (text.tokens() > sizes.whole() && text.tokens() - from > capacity) {
      Integer sentence = text.sentenceStarts().ceiling(from + sizes.least());
      if (sentence != null && sentence <= from + capacity) {
        windows.add(new Range(from, sentence));
        from = sentence;
        continue;
      }
      Integer to = text.wordStarts().floor(from + capacity);
      if (to == null || to <= from + stride) {
        to = from + capacity;
      }
      windows.add(new Range(from, to));
      Integer next = text.wordStarts().ceiling(to - stride);
      from = next == null || next > to ? to - stride : next;
    }
    if (text.tokens() > 0) {
      windows.add(new Range(from, text.tokens()));
    }
    return windows;
  }

  /** Sizes of any proportion, some of which let sentences end windows. */
  private static WindowSizes randomSizes(Random random, int largest) {
    int capacity = 1 + random.nextInt(largest);
    int stride = random.nextInt(capacity);
    int whole = capacity + (random.nextBoolean() ? 0 : random.nextInt(300));
    int least = stride + 1 + random.nextInt(capacity - stride + 1);
    return sizes(whole, capacity, stride, least);
  }

  @Test
  void windowsAreThoseOfTheRules() {
    for (long seed = 0; seed < Scale.of(1_500); seed++) {
      Random random = new Random(seed);
      WindowSizes sizes = randomSizes(random, random.nextBoolean() ? 4 : 30);
      TokenText text =
          TokenText.random(
              random, random.nextInt(60), 1 + random.nextInt(40), random.nextDouble() / 2);
      String name = String.format(Locale.ROOT, "seed %d, %s", seed, sizes);
      List<Range> windows = plan(text, sizes);
      assertThat(windows).as(name).isEqualTo(oracle(text, sizes));
      int longest = text.tokens() > sizes.whole() ? sizes.window() : sizes.whole();
      checkInvariants(text, windows, longest, sizes, name);
    }
  }

  private static void checkInvariants(
      TokenText text, List<Range> windows, int capacity, WindowSizes sizes, String name) {
    int stride = sizes.stride();
    int from = -1;
    int covered = 0;
    for (Range window : windows) {
      assertThat(window.from()).as(name).isGreaterThan(from).isLessThanOrEqualTo(covered);
      assertThat(window.to()).as(name).isGreaterThan(covered);
      assertThat(window.to() - window.from()).as(name).isBetween(1, capacity);
      if (from >= 0) {
        assertThat(covered - window.from()).as("overlap, " + name).isBetween(0, stride);
        if (text.longestWord() <= capacity - stride) {
          assertThat(text.wordStarts()).as(name).contains(window.from());
        }
        boolean afterSentence =
            covered - from >= sizes.least() && text.sentenceStarts().contains(covered);
        if (afterSentence) {
          assertThat(window.from()).as("no overlap, " + name).isEqualTo(covered);
        } else if (text.longestWord() <= capacity - stride) {
          assertThat(covered - window.from())
              .as("overlap, " + name)
              .isGreaterThan(stride - text.longestWord());
        }
      }
      if (window.to() < text.tokens() && text.longestWord() <= capacity - stride) {
        assertThat(text.wordStarts()).as(name).contains(window.to());
      }
      from = window.from();
      covered = window.to();
    }
    assertThat(covered).as(name).isEqualTo(text.tokens());
  }

  @Test
  void tokensThatComeOneByOneMakeTheSameWindows() {
    for (long seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      WindowSizes sizes = randomSizes(random, 20);
      TokenText text =
          TokenText.random(
              random, random.nextInt(60), 1 + random.nextInt(12), random.nextDouble() / 2);
      WindowPlanner planner = new WindowPlanner(sizes);
      List<Range> windows = new ArrayList<>();
      int step = 1 + random.nextInt(random.nextBoolean() ? 1 : 50);
      for (int end = 0; end < text.tokens(); end += step) {
        for (Range window : plan(planner, text.upTo(end), false)) {
          assertThat(window.to()).as("seed " + seed).isLessThanOrEqualTo(end);
          windows.add(window);
        }
        assertThat(planner.next()).as("tokens to come, seed " + seed).isLessThanOrEqualTo(end);
      }
      windows.addAll(plan(planner, text, true));
      assertThat(windows).as("seed " + seed).isEqualTo(oracle(text, sizes));
      assertThat(plan(planner, text, true)).as("no more").isEmpty();
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
    TokenText text = TokenText.random(new Random(0), 10, 1);
    assertThat(
            plan(text, sizes(capacity, capacity, stride)).stream()
                .map(r -> r.from() + "-" + r.to()))
        .containsExactly(expected.split(" ", -1));
  }

  /** Ten words of one token each. */
  @ParameterizedTest
  @CsvSource({"10, '0-10'", "9, '0-4 3-7 6-10'", "4, '0-4 3-7 6-10'"})
  void aTextThatIsNotReadWholeIsCutIntoShorterWindows(int whole, String expected) {
    TokenText text = TokenText.random(new Random(0), 10, 1);
    assertThat(plan(text, sizes(whole, 4, 1)).stream().map(r -> r.from() + "-" + r.to()))
        .containsExactly(expected.split(" ", -1));
  }

  /** Twelve words of one token each, in sentences; windows hold six, share two. */
  @ParameterizedTest
  @CsvSource({
    "3, '4 8', '0-4 4-8 8-12'",
    "3, '2 4 5 8', '0-4 4-8 8-12'",
    "5, '2 4 8', '0-6 4-10 8-12'",
    "3, '6', '0-6 6-12'",
    "3, '7', '0-6 4-7 7-12'",
    "3, '5 7', '0-5 5-11 9-12'",
    "3, '1 2', '0-6 4-10 8-12'",
  })
  void aWindowEndsWithTheFirstSentenceThatFillsItsPart(
      int least, String sentences, String expected) {
    TreeSet<Integer> starts = new TreeSet<>();
    for (String start : sentences.split(" ", -1)) {
      starts.add(Integer.valueOf(start));
    }
    TokenText words = TokenText.random(new Random(0), 12, 1);
    TokenText text = new TokenText(words.wordStarts(), starts, words.tokens(), 1);
    assertThat(plan(text, sizes(6, 6, 2, least)).stream().map(r -> r.from() + "-" + r.to()))
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void aWordLongerThanAWindowIsCut() {
    TokenText text = new TokenText(new TreeSet<>(List.of(0, 2, 20)), new TreeSet<>(), 22, 18);
    assertThat(plan(text, sizes(6, 6, 2)))
        .containsExactly(
            new Range(0, 6),
            new Range(4, 10),
            new Range(8, 14),
            new Range(12, 18),
            new Range(16, 22));
    assertThat(plan(text, sizes(6, 6, 0)))
        .startsWith(new Range(0, 2), new Range(2, 8), new Range(8, 14))
        .endsWith(new Range(14, 20), new Range(20, 22));
  }

  @Test
  void noTokensMakeNoWindow() {
    TokenText text = TokenText.random(new Random(0), 0, 1);
    assertThat(plan(text, sizes(4, 4, 2))).isEmpty();
    WindowPlanner planner = new WindowPlanner(sizes(4, 4, 2));
    assertThat(plan(planner, text, false)).isEmpty();
    assertThat(planner.next()).isZero();
  }
}
