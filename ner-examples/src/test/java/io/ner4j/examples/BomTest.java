package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of materials is published without its parent, and repeats what it needs of it. */
class BomTest {

  private static String pom(String module) throws IOException {
    return Files.readString(Path.of("..").resolve(module).resolve("pom.xml"));
  }

  private static String version(String pom, String library) {
    Matcher found =
        Pattern.compile("<" + library + ".version>([^<]*)</" + library + ".version>").matcher(pom);
    assertThat(found.find()).as(library).isTrue();
    return found.group(1);
  }

  @Test
  void versionsOfLibrariesAreThoseOfTheParent() throws IOException {
    for (String library : List.of("onnxruntime", "tokenizers")) {
      assertThat(version(pom("ner4j-bom"), library)).isEqualTo(version(pom("."), library));
    }
  }

  @Test
  void itListsEachModuleThatIsPublished() throws IOException {
    List<String> unpublished =
        List.of(
            "ner4j-bom",
            "ner4j-spring-boot-4-tests",
            "ner-examples",
            "ner-recipes",
            "ner-benchmarks",
            "ner-site");
    List<String> modules =
        Pattern.compile("<module>([^<]*)</module>")
            .matcher(pom("."))
            .results()
            .map(module -> module.group(1))
            .filter(module -> !module.startsWith("samples/") && !unpublished.contains(module))
            .distinct()
            .toList();
    List<String> listed =
        Pattern.compile("<groupId>io.ner4j</groupId>\\s*<artifactId>([^<]*)</artifactId>")
            .matcher(pom("ner4j-bom").split("<dependencyManagement>", -1)[1])
            .results()
            .map(module -> module.group(1))
            .toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(modules).isNotEmpty();
  }
}
