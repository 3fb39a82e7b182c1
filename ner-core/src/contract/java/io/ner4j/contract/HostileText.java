package io.ner4j.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes bad JSON and CoNLL of good, most of it nearly right. One seed makes one text. */
public final class HostileText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\\n]|\\\\.)*\"|[-+.\\w]+|\\s|.", Pattern.UNICODE_CHARACTER_CLASS);

  private static final List<String> TOKENS =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"a\\nb\\r\\tc\"",
          "\"\\x\"",
          "\"e\u0301 😀 \u202e\u2028\u2029\u0085\"",
          "\"" + "Angela Merkel ".repeat(300) + "\"",
          "\"\ufeff\"",
          "\"text\"",
          "\"entities\"",
          "\"B-PER\"",
          "\"I-\"",
          "\"-\"",
          "null",
          "true",
          "NaN",
          "-Infinity",
          "-1",
          "0",
          "-0",
          "3",
          "0.5",
          "1e400",
          "1e-400",
          "2147483647",
          "2147483648",
          "-9223372036854775809",
          "9".repeat(1200),
          "[]",
          "{}",
          "[[],{}]",
          "{\"text\":\"a\"}",
          "[".repeat(999),
          "[".repeat(5000),
          "]".repeat(999),
          "{\"a\":".repeat(5000),
          "/*",
          "#",
          "'",
          "\\",
          "\t",
          "\r",
          "\n",
          "\r\n",
          "\n\n",
          "\u0085",
          "\u2028",
          "\u00a0",
          "\ufeff",
          "\0",
          "-DOCSTART-",
          "O",
          "B-PER",
          "X-PER",
          "B-");

  private final List<String> seeds;
  private final Random random;

  /**
   * Takes good texts and a source of chance.
   *
   * @param seeds the good texts
   * @param random decides
   */
  public HostileText(List<String> seeds, Random random) {
    this.seeds = List.copyOf(seeds);
    this.random = random;
  }

  /** Makes the bytes of a text. */
  public byte[] next() {
    List<String> tokens = tokens(pick(seeds));
    for (int more = random.nextInt(4); more > 0 && !tokens.isEmpty(); more--) {
      change(tokens);
    }
    byte[] bytes = String.join("", tokens).getBytes(StandardCharsets.UTF_8);
    return random.nextInt(4) == 0 && bytes.length > 0 ? damaged(bytes) : bytes;
  }

  private static List<String> tokens(String text) {
    return new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
  }

  private void change(List<String> tokens) {
    int at = random.nextInt(tokens.size());
    switch (random.nextInt(6)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
      case 2 -> tokens.add(at, pick(TOKENS));
      case 3 -> tokens.set(at, pick(tokens(pick(seeds))));
      case 4 -> tokens.set(at, tokens.get(at).repeat(2 + random.nextInt(50)));
      default -> tokens.set(at, pick(TOKENS));
    }
  }

  /** Cuts off, cuts out, or changes a byte. */
  private byte[] damaged(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(3)) {
      case 0 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 1 -> {
        return Arrays.copyOfRange(bytes, at, bytes.length);
      }
      default -> bytes[at] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
