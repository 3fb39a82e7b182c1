package io.ner4j.onnx.natives;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processors that the JVM may not use. */
class ProcessorsIT {

  private static final boolean LINUX = Platform.current().linux();

  @TempDir Path directory;

  private Jvm jvm() {
    return new Jvm(directory);
  }

  @Test
  void threadsAreAsManyAsTheProcessorsOfTheJvm() throws Exception {
    for (int processors : List.of(1, 2, 4)) {
      if (LINUX) {
        Jvm.Outcome outcome =
            jvm()
                .with("-XX:ActiveProcessorCount=" + processors)
                .run(PlatformPrograms.CountThreads.class);
        // The caller works too.
        assertThat(outcome.out().strip())
            .as(outcome.err())
            .isEqualTo(Integer.toString(processors - 1));
      }
    }
  }

  @Test
  void oneProcessorOfManyIsNothingToComplainOf() throws Exception {
    Jvm jvm = jvm().with("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    if (LINUX) {
      jvm.startedBy("taskset", "--cpu-list", firstProcessor());
    }
    Jvm.Outcome outcome = jvm.run(PlatformPrograms.Read.class);
    assertThat(outcome.out()).as(outcome.err()).startsWith("found ");
    assertThat(outcome.err()).isEmpty();
  }

  private static String firstProcessor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Cpus_allowed_list:"))
          .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
          .findFirst()
          .orElseThrow();
    }
  }
}
