package io.ner4j.pattern;

import io.ner4j.NerInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places of a regular expression. Java's expressions may try exponentially many ways, so a bound is
 * set to the characters that they read.
 */
public final class RegexFinder implements Finder {

  /** How often each character of a text may be read, on average. */
  public static final int MAX_READS = 1_000;

  private static final long FREE_READS = 100_000;

  private final String name;
  private final Pattern pattern;

  /**
   * Takes an expression.
   *
   * @param name names it in messages
   */
  public RegexFinder(String name, Pattern pattern) {
    this.name = name;
    this.pattern = pattern;
  }

  /**
   * Finds the places that are not empty.
   *
   * @throws NerInputException if the expression reads too much, or recurses too deeply
   */
  @Override
  public void find(CharSequence text, Spans spans) {
    Matcher matcher = pattern.matcher(new Counted(text));
    try {
      while (matcher.find()) {
        if (matcher.start() < matcher.end()) {
          spans.add(matcher.start(), matcher.end());
        }
      }
    } catch (StackOverflowError e) {
      throw new NerInputException(
          String.format(
              Locale.ROOT,
              "the pattern %s recurses too deeply in a text of %d UTF-16 code units; repeat single"
                  + " characters or classes, as in [ab]+ instead of (a|b)+",
              name,
              text.length()),
          e);
    }
  }

  /** A text that counts how often it is read. */
  private final class Counted implements CharSequence {

    private final CharSequence text;
    private long left;

    Counted(CharSequence text) {
      this.text = text;
      this.left = FREE_READS + (long) MAX_READS * text.length();
    }

    @Override
    public char charAt(int index) {
      if (left-- <= 0) {
        throw new NerInputException(
            String.format(
                Locale.ROOT,
                "the pattern %s reads a text of %d UTF-16 code units more than %d times; bound its"
                    + " repetitions, as in [a-z]{1,40}, and let no two of them match the same"
                    + " characters",
                name,
                text.length(),
                MAX_READS));
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
