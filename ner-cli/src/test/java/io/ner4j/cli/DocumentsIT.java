package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README and the docs show behind a command of {@code ner4j} is what it prints. {@code $ cat
 * FILE} in a page makes that file. Scores may differ by what processors make of int8.
 */
class DocumentsIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\R(.*?)^```");
  private static final Pattern STEP = Pattern.compile("(?ms)^\\$ ([^\n]*)\n(.*?)(?=^\\$ |\\z)");
  private static final Pattern COMMAND =
      Pattern.compile("(?:echo '([^']*)' \\| )?ner4j ([^>|]*?)(?: > \\S+)?");
  private static final Pattern SCORE = Pattern.compile("\\b[01]\\.\\d{3,6}\\b");

  /** A line of the log, where a model is loaded first. */
  private static final Pattern UNPACKING =
      Pattern.compile("(?m)^\\[INFO\\] unpacking the model .*\\R");

  private static final double SCORES_DIFFER = 0.005;

  @TempDir Path directory;

  /** A command of a page, and what the page says that it prints. */
  private record Step(String page, String command, String shown) {}

  private static List<Step> steps() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<Step> steps = new ArrayList<>();
    for (Path page : pages) {
      for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
        STEP.matcher(block.group(1))
            .results()
            .map(step -> new Step(page.toString(), step.group(1), step.group(2)))
            .forEach(steps::add);
      }
    }
    return steps;
  }

  @Test
  void whatIsShownIsWhatIsPrinted() throws Exception {
    int checked = 0;
    for (Step step : steps()) {
      if (step.command().startsWith("cat ")) {
        Files.writeString(directory.resolve(step.command().substring(4)), step.shown());
      } else if (!step.shown().isEmpty()) {
        assertThat(printed(step)).as("%s: %s", step.page(), step.command()).isEqualTo(step.shown());
        checked++;
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(3);
  }

  /** The output, with the scores of the page where they are near enough. */
  private String printed(Step step) throws Exception {
    Matcher command = COMMAND.matcher(step.command());
    assertThat(command.matches()).as("a command that can be run: %s", step.command()).isTrue();
    List<String> arguments = new ArrayList<>(List.of(command.group(2).split(" ")));
    arguments.add(1, "--device=cpu");
    Cli cli = new Cli(directory);
    if (command.group(1) != null) {
      cli.input(command.group(1) + "\n");
    }
    Cli.Outcome outcome = cli.run(arguments.toArray(String[]::new));
    String messages = UNPACKING.matcher(outcome.err()).replaceAll("");
    boolean redirected = step.command().contains(" > ");
    return near(redirected ? messages : outcome.out() + messages, step.shown());
  }

  private static String near(String printed, String shown) {
    Matcher page = SCORE.matcher(shown);
    return SCORE
        .matcher(printed)
        .replaceAll(
            score ->
                page.find()
                        && Math.abs(
                                Double.parseDouble(page.group())
                                    - Double.parseDouble(score.group()))
                            < SCORES_DIFFER
                    ? page.group()
                    : score.group());
  }
}
