package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The licences in docs/dependencies.md are those that the build found. */
class LicencesIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** {@code (MIT) onnx-runtime (com.microsoft.onnxruntime:onnxruntime:1.29.0 - https://…)} */
  private static final Pattern FOUND =
      Pattern.compile("(?m)^ +((?:\\([^)]+\\) )+).*\\(([\\w.-]+:[\\w.-]+):([\\w.-]+) - [^)]*\\)$");

  @Test
  void theTableIsWhatTheBuildFound() throws IOException {
    String found = Files.readString(Path.of("target", "licences", "THIRD-PARTY.txt"));
    List<String> table =
        Files.readAllLines(ROOT.resolve("docs/dependencies.md")).stream()
            .filter(line -> line.matches("\\| `[\\w.-]+:[\\w.-]+` \\| [\\d.]+ \\| .*"))
            .toList();
    List<MatchResult> others = new ArrayList<>();
    FOUND
        .matcher(found)
        .results()
        .filter(artifact -> !artifact.group(2).startsWith("io.ner4j:"))
        .forEach(others::add);
    assertThat(others).hasSizeGreaterThan(20);
    for (MatchResult artifact : others) {
      String start = "| `" + artifact.group(2) + "` | " + artifact.group(3) + " | ";
      List<String> licences =
          Pattern.compile("[()]+ ?")
              .splitAsStream(artifact.group(1))
              .filter(licence -> !licence.isBlank())
              .toList();
      assertThat(table)
          .as(artifact.group())
          .anyMatch(line -> line.startsWith(start) && licences.stream().allMatch(line::contains));
    }
  }
}
