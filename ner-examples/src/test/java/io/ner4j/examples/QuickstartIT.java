package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quickstart prints what the README shows, from wherever the text comes. */
class QuickstartIT {

  private static final String TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino. 😀";

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream systemErr = System.err;
  private final InputStream systemIn = System.in;
  private final Locale locale = Locale.getDefault();

  @BeforeEach
  void catchErrors() {
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    // A comma in a score would not be what the README shows.
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    System.setErr(systemErr);
    System.setIn(systemIn);
    Locale.setDefault(locale);
  }

  private int run(String... args) {
    return Quickstart.run(List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void checkEntities() {
    assertThat(lines()).hasSize(4);
    assertThat(lines().get(0)).matches("PER {3}Angela Merkel {2}\\[0, 13\\) {2}0\\.9\\d\\d");
    assertThat(lines().get(1)).matches("PER {3}Tim Cook {7}\\[18, 26\\) {2}0\\.9\\d\\d");
    assertThat(lines().get(3)).matches("LOC {3}Cupertino {6}\\[39, 48\\) {2}0\\.9\\d\\d");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .containsPattern("model: bundled English, device: (cpu|cuda:0)");
  }

  @ParameterizedTest
  @CsvSource({"README.md", "README.zh-CN.md"})
  void theReadmeShowsWhatIsPrinted(String page) throws Exception {
    String readme = Files.readString(Path.of("..", page));
    Matcher shown =
        Pattern.compile(
                "-Dexec\\.args=\"((?:--model zh )?[^-\"][^\"]*)\"\\R```.*?```\\w*\\R(.*?)```",
                Pattern.DOTALL)
            .matcher(readme);
    assertThat(shown.find()).as("a text in the first command, and what is printed").isTrue();
    assertThat(run(shown.group(1).split(" ", -1))).isZero();
    List<String> expectedLines = shown.group(2).lines().toList();
    assertThat(lines()).hasSameSizeAs(expectedLines);
    for (int i = 0; i < expectedLines.size(); i++) {
      String[] expected = scoreApart(expectedLines.get(i));
      String[] printed = scoreApart(lines().get(i));
      assertThat(printed[0]).isEqualTo(expected[0]);
      // Processors differ in what they make of int8.
      assertThat(Double.parseDouble(printed[1]))
          .isCloseTo(Double.parseDouble(expected[1]), within(0.005));
    }
  }

  @Test
  void theTenLinesOfTheReadmePrintWhatItShows() throws Exception {
    printsWhatIsShown("README.md", "FirstEntities", FirstEntities::main);
  }

  @Test
  void theTenLinesOfTheChineseReadmePrintWhatItShows() throws Exception {
    printsWhatIsShown("README.zh-CN.md", "ChineseEntities", ChineseEntities::main);
  }

  private void printsWhatIsShown(String page, String name, Consumer<String[]> main)
      throws Exception {
    String readme = Files.readString(Path.of("..", page));
    Matcher shown =
        Pattern.compile("```java\\R.*?class " + name + ".*?```.*?```\\R(.*?)```", Pattern.DOTALL)
            .matcher(readme);
    assertThat(shown.find()).as("the ten lines, and what they print").isTrue();
    assertThat(Printed.by(() -> main.accept(new String[0]))).isEqualTo(shown.group(1));
  }

  private static String[] scoreApart(String line) {
    int space = line.lastIndexOf(' ');
    return new String[] {line.substring(0, space), line.substring(space + 1)};
  }

  @Test
  void readsArguments() {
    assertThat(run(TEXT.split(" ", -1))).isZero();
    checkEntities();
  }

  @Test
  void aBundledModelIsChosenByItsName() {
    assertThat(run("--model", "en", TEXT)).isZero();
    assertThat(lines()).hasSize(4);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("model: en, device:");
  }

  @Test
  void readsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("text.txt"), TEXT);
    assertThat(run("--file", file.toString())).isZero();
    checkEntities();
  }

  @Test
  void readsStandardInput() {
    System.setIn(new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)));
    assertThat(run()).isZero();
    checkEntities();
  }

  @Test
  void anEntityOverTwoLinesStaysOnOne() {
    assertThat(run("Angela\r\nMerkel met Tim Cook.")).isZero();
    assertThat(lines()).allMatch(line -> line.matches("PER .*\\[\\d+, \\d+\\).*"));
  }

  @Test
  void aTextWithoutEntitiesPrintsNoneAndSaysSo() {
    assertThat(run("nothing here")).isZero();
    assertThat(lines()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no entities");
  }

  @Test
  void whatCannotBeReadIsSaid() {
    assertThat(run("--file", directory.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(run("--model", directory.toString(), "text")).isEqualTo(1);
    assertThat(run("--model")).isEqualTo(2);
    assertThat(run("--file")).isEqualTo(2);
    assertThat(run("--file", "a", "b")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("nowhere", "expected config.json", "--model needs", "--file needs", "usage");
    assertThat(run("--help")).isZero();
  }
}
