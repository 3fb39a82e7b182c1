package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for contributors say of modules, packages and tests holds. */
class MapsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern MODULE = Pattern.compile("<module>([^</]+)</module>");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /**
   * The Java files of all modules below a folder such as {@code src}; what builds write is none.
   */
  private static List<Path> sources(String folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(it -> Files.isDirectory(it.resolve(folder))).toList()) {
        try (Stream<Path> files = Files.walk(module.resolve(folder))) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }

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

  /** Those that a descriptor exports; without one, those that have their pages in the Javadoc. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ner-core",
        "ner-onnx",
        "ner-server",
        "ner-cli",
        "ner-spark",
        "ner-micrometer",
        "ner4j-spring-boot-starter"
      })
  void theCompilerChecksTheCommentsOfAllPackagesForUsers(String module) throws IOException {
    Path main = ROOT.resolve(module).resolve("src/main/java");
    Path descriptor = main.resolve("module-info.java");
    Set<String> packages = new TreeSet<>();
    if (Files.exists(descriptor)) {
      Matcher exports = Pattern.compile("exports ([\\w.]+);").matcher(Files.readString(descriptor));
      exports.results().forEach(exported -> packages.add(exported.group(1)));
    } else {
      try (Stream<Path> files = Files.walk(main)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(file -> main.relativize(file.getParent()).toString())
            .forEach(folder -> packages.add(folder.replaceAll("[/\\\\]", ".")));
      }
      Matcher excluded =
          Pattern.compile("<excludePackageNames>(.*?)</")
              .matcher(Files.readString(ROOT.resolve("pom.xml")));
      assertThat(excluded.find()).isTrue();
      packages.removeAll(Set.of(excluded.group(1).split(":", -1)));
    }
    assertThat(Files.readString(ROOT.resolve(module + "/pom.xml")))
        .contains("<doclint.packages>" + String.join(",", packages) + "</doclint.packages>");
  }

  /** CONTRIBUTING lists what the profile nightly has more of. */
  @Test
  void everyTestWhoseCountsGrowAtNightIsInTheTable() throws IOException {
    Set<String> scaled = new TreeSet<>();
    for (Path file : sources("src")) {
      String name = file.getFileName().toString().replace(".java", "");
      if (name.matches(".*(Test|IT)")
          && Files.readString(file).contains("\nimport io.ner4j.contract.Scale;")) {
        scaled.add(name);
      }
    }
    assertThat(scaled).hasSizeGreaterThan(20);
    assertThat(named("CONTRIBUTING.md")).containsAll(scaled);
  }

  @Test
  void noPackageOfAnyModuleHasMoreThanTwentyFiles() throws IOException {
    Map<Path, Long> sizes =
        sources("src/main/java").stream()
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(sizes).hasSizeGreaterThan(50);
    assertThat(sizes).allSatisfy((folder, files) -> assertThat(files).isLessThanOrEqualTo(20));
  }
}
