package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tests that pages name are there, with their methods in docs/needs.md and docs/promises.md;
 * every need has one or says why not.
 */
class NeedsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern CLASS = Pattern.compile("\\bclass (\\w+)\\b");

  private static final Pattern NAMED_ALONE = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");

  private static List<String> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/needs.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| need |"))
        .toList();
  }

  /** The sources of tests that declare a class, by its simple name. */
  private static Map<String, List<String>> testSources() throws IOException {
    Map<String, List<String>> sources = new HashMap<>();
    for (String module :
        List.of(
            "ner-core",
            "ner-onnx",
            "ner-micrometer",
            "ner4j-spring-boot-starter",
            "ner-model-zh",
            "ner-model-en-fast",
            "ner-server",
            "ner-cli",
            "ner-spark",
            "ner-recipes",
            "ner-benchmarks",
            "ner-examples")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.startsWith(ROOT.resolve(module).resolve("src/main")))
            .map(NeedsTest::read)
            .forEach(
                source ->
                    CLASS
                        .matcher(source)
                        .results()
                        .forEach(
                            name ->
                                sources
                                    .computeIfAbsent(name.group(1), key -> new ArrayList<>())
                                    .add(source)));
      }
    }
    return sources;
  }

  @Test
  void everyTestThatAPageNamesExists() throws IOException {
    Set<String> classes = testSources().keySet();
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
    }
    int named = 0;
    for (Path page : pages) {
      for (MatchResult test : NAMED_ALONE.matcher(read(page)).results().toList()) {
        assertThat(classes).as("%s: %s", page.getFileName(), test.group()).contains(test.group(1));
        named++;
      }
    }
    assertThat(named).isGreaterThan(30);
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, List<String>> sources = testSources();
    List<String> rows = new ArrayList<>(rows());
    rows.addAll(Files.readAllLines(ROOT.resolve("docs/promises.md")));
    for (String row : rows) {
      for (MatchResult test : NAMED.matcher(row).results().toList()) {
        Pattern method = Pattern.compile("\\bvoid " + test.group(2) + "\\(");
        assertThat(sources.getOrDefault(test.group(1), List.of()))
            .as(test.group())
            .anyMatch(source -> method.matcher(source).find());
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyNeedIsHeldOrExplained() throws IOException {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(25);
    for (String row : rows()) {
      String[] cells = row.split("\\|");
      assertThat(cells).as(row).hasSize(3);
      assertThat(cells[2]).as(row).isNotBlank();
    }
  }
}
