package io.ner4j.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextChunkerTest {

  private static final int MAX = TextChunker.MAX_LENGTH;
  private static final Pattern MARK = Pattern.compile("\\p{M}");
  private static final Pattern WORD_PART = Pattern.compile("[\\p{L}\\p{Nd}\\p{M}]");
  private static final Pattern WHITE_SPACE =
      Pattern.compile("[\\p{IsWhite_Space}\\p{Z}\\x{1C}-\\x{1F}]");

  private static final List<String> WORDS = List.of("the", "Tim", "Cook", "x", "internationally");
  private static final List<String> SPACES = List.of(" ", "\n", "\t", "\u00a0", "\u3000", "\u0085");
  private static final List<String> PAIRS = List.of("😀", "𠀀", "𝐀", "👨‍👩‍👧");
  private static final List<String> MARKS = List.of("\u0301", "\u0e31", "\u20dd", "\u0903");
  private static final List<String> FAR_MARKS =
      List.of(
          new String(Character.toChars(0x1D165)),
          new String(Character.toChars(0x1E8D0)),
          new String(Character.toChars(0xE0100)));
  private static final List<String> BASE64 = List.of("A", "q", "Z", "0", "9");
  private static final List<String> SIGNS = List.of("+", "/", "=", "-", "。", "、");
  private static final List<String> CJK = List.of("東", "京", "に", "行", "く", "カ");

  /** Names an alphabet; one part in {@code rare} is from the second list. */
  private record Alphabet(String name, List<String> common, List<String> uncommon, int rare) {
    String text(Random random, int length) {
      StringBuilder text = new StringBuilder("xyz".substring(random.nextInt(4)));
      while (text.length() < length) {
        List<String> parts = random.nextInt(rare) == 0 ? uncommon : common;
        text.append(parts.get(random.nextInt(parts.size())));
      }
      return text.toString();
    }
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  static Stream<Alphabet> alphabets() {
    return Stream.of(
        new Alphabet("words and spaces", WORDS, SPACES, 3),
        new Alphabet("words, rare spaces", WORDS, SPACES, 5000),
        new Alphabet("words, rarer spaces", WORDS, SPACES, 20_000),
        new Alphabet("words, rare signs", WORDS, SIGNS, 8000),
        new Alphabet("one word", WORDS, BASE64, 3),
        new Alphabet("pairs", PAIRS, PAIRS, 2),
        new Alphabet("pairs and marks", PAIRS, both(MARKS, FAR_MARKS), 2),
        new Alphabet("letters and marks", both(CJK, BASE64), both(MARKS, FAR_MARKS), 2),
        new Alphabet("far marks, rare letters", FAR_MARKS, CJK, 30_000),
        new Alphabet("marks", MARKS, MARKS, 2),
        new Alphabet("far marks", FAR_MARKS, FAR_MARKS, 2),
        new Alphabet("far marks, rare spaces", FAR_MARKS, SPACES, 10_000),
        new Alphabet("CJK", CJK, SIGNS, 10),
        new Alphabet("CJK, rare signs", CJK, SIGNS, 30_000),
        new Alphabet("base64", BASE64, SIGNS, 30),
        new Alphabet("base64, rare signs", BASE64, SIGNS, 30_000));
  }

  static Stream<Arguments> alphabetsAndSeeds() {
    return alphabets()
        .flatMap(a -> IntStream.range(0, 4).mapToObj(seed -> Arguments.of(a, seed, a.name)));
  }

  private static List<String> chunks(String text) {
    TextChunker chunker = new TextChunker(text);
    assertThat(chunker.text()).isEqualTo(text);
    List<String> chunks = new ArrayList<>();
    int position = 0;
    while (!chunker.done()) {
      assertThat(chunker.position()).isEqualTo(position);
      String chunk = chunker.next();
      assertThat(chunk.length()).isBetween(1, MAX);
      chunks.add(chunk);
      position += chunk.length();
    }
    return chunks;
  }

  @ParameterizedTest(name = "{2}, seed {1}")
  @MethodSource("alphabetsAndSeeds")
  void cutsLieWhereTheyHurtLeast(Alphabet alphabet, int seed, String name) {
    String text = alphabet.text(new Random(seed), 3 * MAX + 500);
    List<String> chunks = chunks(text);
    assertThat(String.join("", chunks)).as("seed " + seed).isEqualTo(text);
    int from = 0;
    for (String chunk : chunks) {
      int cut = from + chunk.length();
      if (cut < text.length()) {
        assertThat(cut).as(name + ", seed " + seed + ", from " + from).isEqualTo(best(text, from));
        assertThat(Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut)))
            .as("a cut inside a pair, seed " + seed)
            .isFalse();
      } else {
        assertThat(text.length() - from).isLessThanOrEqualTo(MAX);
      }
      from = cut;
    }
  }

  /** The last of the best places in the second half of a chunk, by looking at each of them. */
  private static int best(String text, int from) {
    IntPredicate whiteSpace = cut -> WHITE_SPACE.matcher(text.substring(cut, cut + 1)).matches();
    IntPredicate border =
        cut ->
            !Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut))
                && !MARK.matcher(Character.toString(text.codePointAt(cut))).matches();
    IntPredicate betweenWords =
        cut ->
            border.test(cut)
                && !WORD_PART.matcher(Character.toString(text.codePointBefore(cut))).matches();
    IntPredicate pair = cut -> !Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut));
    for (IntPredicate good : List.of(whiteSpace, betweenWords, border, pair)) {
      int last = IntStream.rangeClosed(from + MAX / 2 + 1, from + MAX).filter(good).max().orElse(0);
      if (last > 0) {
        return last;
      }
    }
    throw new AssertionError("no cut from " + from);
  }

  @Test
  void aTextUpToTheLimitIsOneSegment() {
    assertThat(chunks("")).isEmpty();
    assertThat(chunks("a")).containsExactly("a");
    assertThat(chunks(" ")).containsExactly(" ");
    String full = "ab ".repeat(MAX).substring(0, MAX);
    assertThat(chunks(full)).containsExactly(full);
  }

  @Test
  void whiteSpaceBeginsTheNextSegment() {
    String text = "a".repeat(MAX / 2 + 1) + " " + "b".repeat(MAX);
    assertThat(chunks(text))
        .containsExactly("a".repeat(MAX / 2 + 1), " " + "b".repeat(MAX - 1), "b");
    String early = "a".repeat(MAX / 2 - 1) + " " + "b".repeat(MAX);
    assertThat(chunks(early).get(0).length()).as("white space in the first half").isEqualTo(MAX);
  }
}
