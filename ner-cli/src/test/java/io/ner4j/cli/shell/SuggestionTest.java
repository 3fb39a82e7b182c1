package io.ner4j.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

class SuggestionTest {

  /** Has two options and two subcommands. */
  @Command(
      name = "root",
      subcommands = {Extract.class, Evaluate.class})
  static final class Root {
    @Option(names = {"-o", "--output"})
    String output = "";

    @Option(names = "--min-score")
    String score = "";
  }

  /** A subcommand. */
  @Command(name = "extract")
  static final class Extract implements Runnable {
    @Override
    public void run() {}
  }

  /** Another. */
  @Command(name = "evaluate")
  static final class Evaluate implements Runnable {
    @Override
    public void run() {}
  }

  private static String said(String argument) {
    try {
      new CommandLine(new Root()).parseArgs(argument);
      return "nothing was wrong";
    } catch (ParameterException e) {
      return Suggestion.of(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "extrct, extract",
    "etxract, extract",
    "evalute, evaluate",
    "--ouput=a.txt, --output",
    "--min-scor, --min-score",
    "--minscore=1, --min-score",
  })
  void whatIsNearIsSuggested(String given, String meant) {
    assertThat(said(given)).isEqualTo("; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"Berlin", "x", "--colour", "-q"})
  void nothingIsSuggestedWhereNothingIsNear(String given) {
    assertThat(said(given)).isEmpty();
  }

  /** Beside the definition, which tries all ways. */
  @Test
  void distancesAreThoseOfTheDefinition() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      String one = word(random);
      String other = word(random);
      assertThat(Suggestion.distance(one, other))
          .as(one + " " + other)
          .isEqualTo(naive(one, other));
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      word.append("abc".charAt(random.nextInt(3)));
    }
    return word.toString();
  }

  private static int naive(String one, String other) {
    int i = one.length();
    int j = other.length();
    if (i == 0 || j == 0) {
      return i + j;
    }
    String a = one.substring(0, i - 1);
    String b = other.substring(0, j - 1);
    int best = naive(a, b) + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    best = Math.min(best, 1 + Math.min(naive(a, other), naive(one, b)));
    if (i > 1 && j > 1 && one.endsWith("" + other.charAt(j - 1) + other.charAt(j - 2))) {
      best = Math.min(best, 1 + naive(one.substring(0, i - 2), other.substring(0, j - 2)));
    }
    return best;
  }
}
