package io.ner4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.spring.app.RestartingApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that devtools restart: a second context, in a second class loader of the JVM. */
class DevtoolsIT {

  @Test
  void afterARestartTheModelAnswersAsBefore(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dner4j.device=cpu",
                "-Dner4j.threads=1",
                "-Dspring.main.web-application-type=none",
                "-cp",
                System.getProperty("java.class.path"),
                RestartingApplication.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String found = " in RestartClassLoader found [Entity[text=Angela Merkel, type=PER, start=0,";
    assertThat(Files.readString(out)).contains("start 1" + found, "start 2" + found);
    assertThat(process.exitValue()).isZero();
  }
}
