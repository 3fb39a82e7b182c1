package io.ner4j.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
}
