package io.ner4j.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each finder reads each character of a text a bounded number of times, whatever the text is. */
class GrowthTest {

  private static final int LENGTH = 200_000;

  /** The most that any of them needs for a character: those around each sign of an e-mail. */
  private static final long MAX_READS = 700;

  private static final List<Finder> FINDERS =
      List.of(
          Finders.emails(),
          Finders.urls(),
          Finders.phones(),
          Finders.ibans(),
          Finders.cards(),
          Finders.ips(),
          Finders.dates(),
          Finders.money());

  private static final String[] PIECES = {
    "@",
    "a@",
    "a.",
    "@a",
    "a@a.",
    "a-",
    "..",
    "http://",
    "http://a",
    "://",
    "www.",
    "www.a",
    "w",
    "a",
    "(",
    ")",
    "[",
    "]",
    ")]",
    "/",
    "1",
    "11",
    "1 ",
    "1-",
    "1.",
    "1,",
    "111 ",
    "1111-",
    "+",
    "+1",
    "00",
    "01 ",
    "(1",
    "(1) ",
    ":",
    "::",
    "a:",
    "1:",
    "1.1.",
    "DE",
    "DE89",
    "DE89 3704 ",
    "DE89DE89",
    "4111",
    "$",
    "$1",
    "1 000 ",
    "1.000.",
    "USD",
    "US$",
    "1 m",
    "Mar ",
    "March 1",
    "1 March ",
    "1 of ",
    "2024年",
    "2024-",
    "1/1/",
    "北",
    "ไ",
    "\u0301",
    "\uD800",
    "\uDC00",
    "\n",
    " ",
    "_",
    "%",
    "&",
    "=",
  };

  /** A text that counts how often its characters are read. */
  private static final class Counted implements CharSequence {

    private final String text;
    private long reads;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      reads += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      throw new UnsupportedOperationException("it would be read at once");
    }
  }

  static Stream<Arguments> hostileTexts() {
    List<String> texts = new ArrayList<>();
    for (String piece : PIECES) {
      texts.add(piece.repeat(LENGTH / piece.length()));
    }
    Random dice = new Random(8);
    for (int i = 0; i < 60; i++) {
      String one = PIECES[dice.nextInt(PIECES.length)];
      String other = PIECES[dice.nextInt(PIECES.length)];
      String both = one.repeat(1 + dice.nextInt(30)) + other.repeat(1 + dice.nextInt(5));
      texts.add(both.repeat(LENGTH / both.length()));
      texts.add(one.repeat(LENGTH / 2 / one.length()) + other.repeat(LENGTH / 2 / other.length()));
    }
    return texts.stream().map(text -> Arguments.of(text.substring(0, 40), text));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void readsGrowAsTheTextDoes(String start, String text) {
    for (Finder finder : FINDERS) {
      Counted counted = new Counted(text);
      finder.find(counted, new Spans());
      assertThat(counted.reads)
          .as(finder.getClass().getSimpleName() + " in " + start)
          .isLessThan(MAX_READS * text.length());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void placesAreInOrderAndInTheText(String start, String text) {
    String part = text.substring(0, 5_000);
    for (Finder finder : FINDERS) {
      Spans spans = new Spans();
      finder.find(part, spans);
      int edge = 0;
      for (int i = 0; i < spans.size(); i++) {
        assertThat(spans.start(i)).as(start).isGreaterThanOrEqualTo(edge);
        assertThat(spans.end(i)).as(start).isGreaterThan(spans.start(i));
        edge = spans.end(i);
      }
      assertThat(edge).isLessThanOrEqualTo(part.length());
    }
  }
}
