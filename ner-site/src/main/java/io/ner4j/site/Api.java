package io.ner4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The Javadoc of the packages that users use, of all published modules. */
final class Api {

  private static final Pattern EXPORTS = Pattern.compile("(?m)^ *exports ([\\w.]+);");

  /** Modules without a descriptor, and what is public in them for users. */
  private static final Map<String, List<String>> WITHOUT_DESCRIPTOR =
      Map.of(
          "ner-server", List.of("io.ner4j.server", "io.ner4j.server.options"),
          "ner-cli", List.of("io.ner4j.cli"),
          "ner-micrometer", List.of("io.ner4j.micrometer"),
          "ner4j-spring-boot-starter", List.of("io.ner4j.spring"));

  /** Where the sources of each package are. */
  private final Map<String, Path> packages = new TreeMap<>();

  private Api() {}

  static Api of(Path root) throws IOException {
    Api api = new Api();
    for (String module : List.of("ner-core", "ner-onnx")) {
      Path sources = root.resolve(module).resolve("src/main/java");
      String descriptor = Files.readString(sources.resolve("module-info.java"));
      for (MatchResult export : EXPORTS.matcher(descriptor).results().toList()) {
        api.add(sources, export.group(1));
      }
    }
    WITHOUT_DESCRIPTOR.forEach(
        (module, names) -> {
          Path sources = root.resolve(module).resolve("src/main/java");
          names.forEach(name -> api.add(sources, name));
        });
    return api;
  }

  private void add(Path sources, String name) {
    packages.put(name, sources.resolve(name.replace('.', '/')));
  }

  /** Names of the packages. */
  Iterable<String> packages() {
    return packages.keySet();
  }

  /**
   * Writes the Javadoc. What else the sources use is on the class path.
   *
   * @throws IllegalStateException if javadoc finds a mistake
   */
  void write(Path out) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-quiet", "-notimestamp", "-Xdoclint:all", "-Werror", "-encoding", "UTF-8"));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-d", out.toString()));
    arguments.addAll(List.of("-windowtitle", "ner4j", "-doctitle", "ner4j"));
    for (Path directory : packages.values()) {
      try (Stream<Path> files = Files.list(directory)) {
        files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
      }
    }
    ToolProvider javadoc = ToolProvider.findFirst("javadoc").orElseThrow();
    if (javadoc.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException(
          "expected Javadoc without mistakes, but javadoc reports those above");
    }
    System.out.printf(Locale.ROOT, "%d packages in %s%n", packages.size(), out);
  }
}
