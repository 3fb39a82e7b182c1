package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptors for jbang, Homebrew and SDKMAN say what the poms and the archive say. */
class PackagingTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String JBANG = "jbang-catalog.json";
  private static final String HOMEBREW = "packaging/homebrew/ner4j.rb";
  private static final String SDKMAN = "packaging/sdkman/release.json";

  @TempDir Path copy;

  private static String read(Path root, String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  /** The first element of that name in a pom. */
  private static String element(String pom, String name) throws IOException {
    return first(read(ROOT, pom), "<" + name + ">([^<]*)</" + name + ">");
  }

  private static String first(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  /** Where a file of the last release is. */
  private static String released(String file) throws IOException {
    String version = element("pom.xml", "api.base");
    return element("pom.xml", "url") + "/releases/download/v" + version + "/" + file;
  }

  private static String archive() throws IOException {
    return element("ner-cli/pom.xml", "finalName")
        .replace("${project.version}", element("pom.xml", "api.base"));
  }

  @Test
  void jbangRunsTheJarOfTheLastRelease() throws IOException {
    JsonNode alias = new ObjectMapper().readTree(read(ROOT, JBANG)).at("/aliases/ner4j");
    String jar = Path.of(element("ner-cli/pom.xml", "outputFile")).getFileName().toString();
    assertThat(alias.path("script-ref").asText()).isEqualTo(released(jar));
    assertThat(alias.path("main").asText()).isEqualTo(element("ner-cli/pom.xml", "Main-Class"));
    assertThat(alias.path("java").asText()).isEqualTo(java() + "+");
    assertThat(alias.path("runtime-options").path(0).asText())
        .isEqualTo("--enable-native-access=" + element("ner-cli/pom.xml", "Enable-Native-Access"));
  }

  private static String java() throws IOException {
    return first(read(ROOT, "pom.xml"), "<requireJavaVersion>\\s*<version>\\[(\\d+),");
  }

  @Test
  void homebrewUnpacksTheArchiveOfTheLastRelease() throws IOException {
    String formula = read(ROOT, HOMEBREW);
    assertThat(first(formula, "\\n  url \"(.*)\"")).isEqualTo(released(archive() + ".tar.gz"));
    assertThat(first(formula, "\\n  homepage \"(.*)\"")).isEqualTo(element("pom.xml", "url"));
    assertThat(first(formula, "\\n  license \"(.*)\""))
        .isEqualTo(first(read(ROOT, "pom.xml"), "<license>\\s*<name>([^<]*)<"));
    assertThat(first(formula, "\\n  sha256 \"(.*)\"")).matches("[0-9a-f]{64}");
    assertThat(first(formula, "java_home_env\\(\"(.*)\"\\)")).isEqualTo(java() + "+");
    String description =
        new ObjectMapper().readTree(read(ROOT, JBANG)).at("/aliases/ner4j/description").asText();
    assertThat(first(formula, "\\n  desc \"(.*)\"")).isEqualTo(description);
    for (String file :
        List.of(first(formula, "rm \"(.*)\""), first(formula, "libexec/\"(.*?)\""))) {
      assertThat(ROOT.resolve("ner-cli/src/dist").resolve(file)).isRegularFile();
    }
    assertThat(read(ROOT, "ner-cli/src/dist/archive.xml")).contains("<format>tar.gz</format>");
  }

  @Test
  void sdkmanTakesTheArchiveOfTheLastRelease() throws IOException {
    JsonNode release = new ObjectMapper().readTree(read(ROOT, SDKMAN));
    assertThat(release.path("version").asText()).isEqualTo(element("pom.xml", "api.base"));
    assertThat(release.path("url").asText()).isEqualTo(released(archive() + ".zip"));
    assertThat(release.path("sha256sum").asText()).matches("[0-9a-f]{64}");
    assertThat(read(ROOT, "ner-cli/src/dist/archive.xml")).contains("<format>zip</format>");
  }

  @Test
  void theScriptFillsInVersionAndChecksums() throws Exception {
    for (String file : List.of(JBANG, HOMEBREW, SDKMAN, "packaging/fill.sh")) {
      Files.createDirectories(copy.resolve(file).getParent());
      Files.copy(ROOT.resolve(file), copy.resolve(file));
    }
    for (String version : List.of("1.2.3", "1.10.0-rc.1")) {
      assertThat(fill(version)).contains("expected built/ner4j-" + version + ".tar.gz");
      Path built = Files.createDirectories(copy.resolve("built"));
      Files.writeString(built.resolve("ner4j-" + version + ".tar.gz"), "tar " + version);
      Files.writeString(built.resolve("ner4j-" + version + ".zip"), "zip " + version);
      assertThat(fill(version)).isEmpty();
      for (String file : List.of(JBANG, HOMEBREW, SDKMAN)) {
        String old = element("pom.xml", "api.base");
        assertThat(read(copy, file))
            .isEqualTo(
                read(ROOT, file)
                    .replace("v" + old, "v" + version)
                    .replace("ner4j-" + old, "ner4j-" + version)
                    .replace("\"" + old + "\"", "\"" + version + "\"")
                    .replaceFirst(
                        "\"[0-9a-f]{64}\"",
                        "\"" + sha256((file.equals(SDKMAN) ? "zip " : "tar ") + version) + "\""));
      }
    }
  }

  private String fill(String version) throws Exception {
    Process script =
        new ProcessBuilder("sh", "packaging/fill.sh", version, "built")
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(script.exitValue() == 0).as(said).isEqualTo(said.isEmpty());
    return said;
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
