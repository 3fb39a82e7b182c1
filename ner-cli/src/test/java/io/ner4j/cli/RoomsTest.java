package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the command line and the server: who may use whom, written down once. */
class RoomsTest {

  private static final int MOST_FILES = 20;
  private static final String CLI = "io.ner4j.cli";
  private static final String SERVER = "io.ner4j.server";

  /** Each package, with the packages of ner-cli and ner-server that it may use. */
  private static final Map<String, Set<String>> ARROWS =
      new TreeMap<>(
          Map.of(
              CLI,
              Set.of(
                  CLI + ".gold",
                  CLI + ".input",
                  CLI + ".output",
                  CLI + ".terminal",
                  SERVER,
                  SERVER + ".options"),
              CLI + ".gold",
              Set.of(CLI + ".input", CLI + ".terminal"),
              CLI + ".output",
              Set.of(CLI + ".input"),
              CLI + ".input",
              Set.of(CLI + ".terminal", SERVER + ".http"),
              CLI + ".terminal",
              Set.of(),
              SERVER,
              Set.of(SERVER + ".http", SERVER + ".options", SERVER + ".request"),
              SERVER + ".request",
              Set.of(SERVER + ".http", SERVER + ".options"),
              SERVER + ".http",
              Set.of(),
              SERVER + ".options",
              Set.of()));

  private static final Pattern USED =
      Pattern.compile("\\b(io\\.ner4j\\.(?:cli|server)(?:\\.[a-z]+)?)\\.[A-Z]");

  @Test
  void packagesUseEachOtherAsWrittenDown() throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    Map<String, Integer> files = new TreeMap<>();
    for (String module : new String[] {"ner-cli", "ner-server"}) {
      Path root = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = root.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".");
          files.merge(name, 1, Integer::sum);
          Set<String> others = used.computeIfAbsent(name, none -> new TreeSet<>());
          USED.matcher(Files.readString(file)).results().forEach(m -> others.add(m.group(1)));
          others.remove(name);
        }
      }
    }
    assertThat(used).isEqualTo(ARROWS);
    assertThat(files.values()).allMatch(count -> count <= MOST_FILES);
  }
}
