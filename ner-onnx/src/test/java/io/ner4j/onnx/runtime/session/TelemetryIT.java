package io.ner4j.onnx.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.Jvm;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.natives.PlatformPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ONNX Runtime's official builds prepare reports to Microsoft as soon as they start: with an
 * identifier and a database below the user's cache or, where that cannot be written, a file named
 * {@code :memory:.ses} in the working directory. With ner4j they leave neither.
 */
class TelemetryIT {

  @TempDir Path directory;

  private Path working;

  @BeforeEach
  void prepare() throws IOException {
    working = Files.createDirectory(directory.resolve("working"));
  }

  private void read(Path home) throws Exception {
    Map<String, String> environment =
        Map.of(
            "HOME",
            home.toString(),
            "XDG_CACHE_HOME",
            home.resolve("cache").toString(),
            Cache.VARIABLE,
            directory.resolve("ner4j").toString());
    Jvm.Outcome outcome =
        new Jvm(directory).in(working).start(environment, PlatformPrograms.Read.class).await();
    assertThat(outcome.out()).as(outcome.err()).startsWith("found ");
    assertThat(outcome.err()).doesNotContain("telemetry");
  }

  @Test
  void nothingIsKeptForReports() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    read(home);
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.map(Path::toString))
          .noneMatch(name -> name.contains("Microsoft"))
          .noneMatch(name -> name.contains("deviceid"));
    }
    assertThat(working).isEmptyDirectory();
  }

  @Test
  void nothingIsKeptInTheWorkingDirectoryWhereTheCacheCannotBeWritten() throws Exception {
    // Cannot be made by any user, root included: it lies below a file.
    read(Files.createFile(directory.resolve("file")).resolve("home"));
    assertThat(working).isEmptyDirectory();
  }
}
