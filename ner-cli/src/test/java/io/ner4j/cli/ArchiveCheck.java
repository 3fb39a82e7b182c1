package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The release archive, unpacked and run. The profile {@code archive} makes it and runs this. */
class ArchiveCheck {

  @TempDir Path directory;

  private String run(String... command) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
    return Files.readString(out);
  }

  private static Path archive(String ending) throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      List<Path> archives =
          built.filter(file -> file.getFileName().toString().matches("ner4j-.*" + ending)).toList();
      assertThat(archives).hasSize(1);
      return archives.get(0).toAbsolutePath();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\.tar\\.gz", "\\.zip"})
  void whatIsUnpackedRuns(String ending) throws Exception {
    Path archive = archive(ending);
    String home = archive.getFileName().toString().replaceFirst(ending, "");
    if (ending.endsWith("zip")) {
      run(
          Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
          "xf",
          archive.toString());
      run("chmod", "+x", home + "/bin/ner4j");
    } else {
      run("tar", "xzf", archive.toString());
    }
    Path unpacked = directory.resolve(home);
    try (Stream<Path> files = Files.list(unpacked)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("bin", "lib", "LICENSE", "README.md", "THIRD-PARTY.txt");
    }
    String launcher = unpacked.resolve("bin/ner4j").toString();
    assertThat(run("env", "NER4J_CDS=off", launcher, "extract", "--device=cpu", "--text=Tim Cook"))
        .contains("\"text\":\"Tim Cook\",\"type\":\"PER\"");
  }
}
