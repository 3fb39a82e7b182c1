package io.ner4j.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Windows;
import io.ner4j.contract.Scale;
import io.ner4j.window.WindowPlanner;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StitcherTest {

  private static final int SIZE = Windows.LABELS.size();

  /** Rows in which each letter is a token's likeliest label: O is outside, B and I are persons. */
  private static float[] rows(String labels, float sureness) {
    float[] rows = new float[labels.length() * SIZE];
    for (int token = 0; token < labels.length(); token++) {
      Arrays.fill(rows, token * SIZE, (token + 1) * SIZE, (1 - sureness) / (SIZE - 1));
      rows[token * SIZE + "OBI".indexOf(labels.charAt(token))] = sureness;
    }
    return rows;
  }

  /** Which window each token's row comes from: the left one's are surer. */
  private static String origins(float[] rows) {
    StringBuilder origins = new StringBuilder();
    for (int row = 0; row < rows.length; row += SIZE) {
      double max = IntStream.range(row, row + SIZE).mapToDouble(i -> rows[i]).max().orElseThrow();
      origins.append(max == 0.75 ? 'l' : max == 0.5 ? 'r' : '?');
    }
    return origins.toString();
  }

  private static String stitch(
      String left, int from, String right, NavigableSet<Integer> wordStarts) {
    Stitcher stitcher = new Stitcher(Windows.LABELS);
    stitcher.add(
        new WindowPlanner.Range(0, left.length()), rows(left, 0.75f), wordStarts::contains);
    int end = from + right.length();
    stitcher.add(new WindowPlanner.Range(from, end), rows(right, 0.5f), wordStarts::contains);
    assertThat(stitcher.end()).isEqualTo(end);
    float[] stitched = stitcher.rows(0, end);
    String origins = origins(stitched);
    int seam = origins.indexOf('r');
    assertThat(stitched)
        .as(origins)
        .containsExactly(
            concat(rows(left.substring(0, seam), 0.75f), rows(right.substring(seam - from), 0.5f)));
    return origins;
  }

  private static float[] concat(float[] some, float[] others) {
    float[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    return all;
  }

  /** The right window starts where its labels do; a slash stands before each token of a word. */
  @ParameterizedTest
  @CsvSource({
    // All quiet: the middle.
    "OOOOOO,   '  OOOOOO', ////////, llllrrrr",
    // An entity over the middle, nearer to its right or to its left end.
    "OOBIIO,   '  BIIOOO', ////////, lllllrrr",
    "OOOBIO,   '  OBIOOO', ////../., lllrrrrr",
    // One window sees an entity that the other does not.
    "OOBIOO,   '  OOOOOO', ////////, llllrrrr",
    "OOBIIO,   '  OOOOOO', ////////, lllllrrr",
    // Nothing but entity: the word border nearest to the middle.
    "BIIIII,   '  IIIIII', ////////, llllrrrr",
    "BIIIII,   '  IIIIII', ////../., lllrrrrr",
    // One word: the middle.
    "BIIIII,   '  IIIIII', /......., llllrrrr",
    "OOOOOO,   '  OOOOOO', /......., llllrrrr",
    // The word before has an entity's label on its first piece only.
    "OOOBOIOO, '  OBOIOOOO', ////././//, lllrrrrrrr",
    // Windows that only touch.
    "OBI,      '   OOO',  //////, lllrrr",
  })
  void theSeamLiesBesideAQuietWord(String left, String right, String words, String expected) {
    TreeSet<Integer> starts = new TreeSet<>();
    IntStream.range(0, words.length()).filter(i -> words.charAt(i) == '/').forEach(starts::add);
    int from = right.length() - right.strip().length();
    assertThat(stitch(left, from, right.strip(), starts)).isEqualTo(expected);
  }

  @Test
  void randomSeamsAreTheNearestOfTheBest() {
    for (long seed = 0; seed < Scale.of(1_500); seed++) {
      Random random = new Random(seed);
      String left = labels(random, 2 + random.nextInt(20));
      int from = 1 + random.nextInt(left.length() - 1);
      String right = labels(random, left.length() - from + 1 + random.nextInt(10));
      TreeSet<Integer> wordStarts = new TreeSet<>(List.of(0, from, left.length()));
      random.ints(random.nextInt(20), 0, left.length()).forEach(wordStarts::add);
      int seam = stitch(left, from, right, wordStarts).indexOf('r');
      String name =
          String.format(
              Locale.ROOT, "seed %d: %s, %d %s, words %s", seed, left, from, right, wordStarts);
      int middle = from + (left.length() - from) / 2;
      List<Integer> borders =
          wordStarts.subSet(from, false, left.length(), false).stream().toList();
      List<Integer> quiet =
          borders.stream()
              .filter(
                  at ->
                      quiet(left, from, right, wordStarts.lower(at), at)
                          || quiet(left, from, right, at, wordStarts.higher(at)))
              .toList();
      if (borders.isEmpty()) {
        assertThat(seam).as(name).isEqualTo(middle);
      } else {
        List<Integer> best = quiet.isEmpty() ? borders : quiet;
        assertThat(best).as(name).contains(seam);
        assertThat(best)
            .as(name)
            .allSatisfy(
                at ->
                    assertThat(Math.abs(at - middle))
                        .isGreaterThanOrEqualTo(Math.abs(seam - middle)));
      }
    }
  }

  private static String labels(Random random, int length) {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < length; i++) {
      labels.append("OBI".charAt(Math.max(0, random.nextInt(4) - 1)));
    }
    return labels.toString();
  }

  /** Whether both windows see a word as outside. */
  private static boolean quiet(String left, int from, String right, int word, int next) {
    return left.substring(word, next).matches("O+")
        && right.substring(word - from, next - from).matches("O+");
  }

  @Test
  void whatIsForgottenDoesNotChangeWhatFollows() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Stitcher whole = new Stitcher(Windows.LABELS);
      Stitcher dropping = new Stitcher(Windows.LABELS);
      int from = 0;
      int dropped = 0;
      for (int i = 0; i < 12; i++) {
        int end = whole.end() + 1 + random.nextInt(8);
        float[] rows = rows(labels(random, end - from), 0.3f + random.nextFloat() / 2);
        whole.add(new WindowPlanner.Range(from, end), rows, token -> token % 3 != 1);
        dropping.add(new WindowPlanner.Range(from, end), rows.clone(), token -> token % 3 != 1);
        from = end - random.nextInt(Math.min(4, end - from));
        dropped += random.nextInt(from - dropped + 1);
        dropping.dropBefore(dropped);
        String name = "seed " + seed + ", window " + i;
        assertThat(dropping.end()).as(name).isEqualTo(whole.end()).isEqualTo(end);
        assertThat(dropping.rows(dropped, end)).as(name).containsExactly(whole.rows(dropped, end));
        for (int token = dropped; token < end; token++) {
          assertThat(dropping.outside(token)).as(name).isEqualTo(whole.outside(token));
        }
      }
    }
  }
}
