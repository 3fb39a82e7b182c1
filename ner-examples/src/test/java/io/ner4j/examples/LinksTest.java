package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links among the pages lead to files and headings that exist; versions are those of the build. */
class LinksTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)|(?:src|srcset|href)=\"([^\"]+)\"");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *#*$");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().contains("target"))
          .sorted()
          .toList();
    }
  }

  /** The names that GitHub gives to a page's headings. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    Matcher heading = HEADING.matcher(FENCED.matcher(Files.readString(page)).replaceAll(""));
    while (heading.find()) {
      String name =
          heading
              .group(1)
              .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
              .replace(' ', '-');
      int times = seen.merge(name, 1, Integer::sum);
      anchors.add(times == 1 ? name : name + "-" + (times - 1));
    }
    return anchors;
  }

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      String text = CODE.matcher(Files.readString(page)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        String target = link.group(1) == null ? link.group(2) : link.group(1);
        if (!target.matches("(https?|mailto):.*")) {
          links++;
          if (!leads(page, target)) {
            dead.add(ROOT.relativize(page) + ": " + target);
          }
        }
      }
    }
    assertThat(links).isGreaterThan(50);
    assertThat(dead).isEmpty();
  }

  private static boolean leads(Path page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  @Test
  void versionsInThePagesAreThoseOfTheBuild() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String own = first("<version>([^<]+)</version>", pom);
    for (MatchResult shown :
        Pattern.compile("<groupId>io\\.ner4j</groupId>\\s*.*\\s*<version>([^<]+)<")
            .matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .toList()) {
      assertThat(shown.group(1)).isEqualTo(own);
    }
    String runtime = first("<onnxruntime\\.version>([^<]+)<", pom);
    for (Path page : pages()) {
      Pattern.compile("onnxruntime(?:_gpu)?-(\\d[\\d.]*\\d)\\.jar")
          .matcher(Files.readString(page))
          .results()
          .forEach(jar -> assertThat(jar.group(1)).as(page.toString()).isEqualTo(runtime));
    }
  }

  @Test
  void theTableOfDependenciesHasTheVersionsOfTheBuild() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String table = Files.readString(ROOT.resolve("docs/dependencies.md"));
    List<MatchResult> managed =
        Pattern.compile(
                "<groupId>([\\w.-]+)</groupId>\\s*<artifactId>([\\w.-]+)</artifactId>\\s*<version>\\$\\{([\\w.-]+)\\}")
            .matcher(pom)
            .results()
            .filter(artifact -> !artifact.group(3).startsWith("project."))
            .toList();
    int rows = 0;
    for (MatchResult artifact : managed) {
      String version = first("<" + Pattern.quote(artifact.group(3)) + ">([^<]+)<", pom);
      String name = Pattern.quote("| `" + artifact.group(1) + ":" + artifact.group(2) + "`");
      for (MatchResult row :
          Pattern.compile("(?m)^" + name + "[^|]*\\| ([^|]+) \\|")
              .matcher(table)
              .results()
              .toList()) {
        rows++;
        assertThat(row.group(1)).as(artifact.group(2)).isEqualTo(version);
      }
    }
    assertThat(rows).isGreaterThan(5);
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
