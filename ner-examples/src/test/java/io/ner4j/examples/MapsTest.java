package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The maps for contributors show every module and every package. */
class MapsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern MODULE = Pattern.compile("<module>([^</]+)</module>");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\|");
  private static final Pattern MAIN =
      Pattern.compile("[\\w-]+[/\\\\]src[/\\\\]main[/\\\\]java[/\\\\].*\\.java");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** What stands in backquotes in the first column of a page's tables. */
  private static Set<String> named(String page) throws IOException {
    return ROW.matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .flatMap(row -> CODE.matcher(row.group(1)).results())
        .map(code -> code.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md"})
  void everyModuleIsOnTheMap(String page) throws IOException {
    Set<String> modules =
        MODULE
            .matcher(Files.readString(ROOT.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(modules).hasSizeGreaterThan(15);
    // Named in the row of the starter.
    modules.remove("ner4j-spring-boot-4-tests");
    assertThat(named(page)).containsAll(modules);
    assertThat(Files.readString(ROOT.resolve(page))).contains("`ner4j-spring-boot-4-tests`");
  }

  @ParameterizedTest
  @CsvSource({"ner-core, io/ner4j", "ner-onnx, io/ner4j/onnx"})
  void everyPackageIsOnTheMap(String module, String root) throws IOException {
    Path sources = ROOT.resolve(module).resolve("src/main/java").resolve(root);
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(file.getParent()).toString())
          .filter(folder -> !folder.isEmpty())
          .forEach(folder -> packages.add("." + folder.replaceAll("[/\\\\]", ".")));
    }
    assertThat(packages).hasSizeGreaterThan(10);
    assertThat(named("docs/architecture.md")).containsAll(packages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ner-core", "ner-onnx"})
  void theCompilerChecksTheCommentsOfAllExportedPackages(String module) throws IOException {
    String exports =
        Pattern.compile("exports ([\\w.]+);")
            .matcher(Files.readString(ROOT.resolve(module + "/src/main/java/module-info.java")))
            .results()
            .map(exported -> exported.group(1))
            .sorted()
            .collect(Collectors.joining(","));
    assertThat(Files.readString(ROOT.resolve(module + "/pom.xml")))
        .contains("<doclint.packages>" + exports + "</doclint.packages>");
  }

  /** CONTRIBUTING lists what the profile nightly has more of. */
  @Test
  void everyTestWhoseCountsGrowAtNightIsInTheTable() throws IOException {
    Set<String> scaled = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file :
          files
              .filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\].*(Test|IT)\\.java"))
              .toList()) {
        if (Files.readString(file).contains("\nimport io.ner4j.contract.Scale;")) {
          scaled.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    assertThat(scaled).hasSizeGreaterThan(20);
    assertThat(named("CONTRIBUTING.md")).containsAll(scaled);
  }

  @Test
  void noPackageOfAnyModuleHasMoreThanTwentyFiles() throws IOException {
    Map<Path, Long> sizes;
    try (Stream<Path> files = Files.walk(ROOT)) {
      sizes =
          files
              .filter(file -> MAIN.matcher(ROOT.relativize(file).toString()).matches())
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }
    assertThat(sizes).hasSizeGreaterThan(50);
    assertThat(sizes).allSatisfy((folder, files) -> assertThat(files).isLessThanOrEqualTo(20));
  }
}
