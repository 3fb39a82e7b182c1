package io.ner4j.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that is several times as large as the heap. */
class HugeDocumentTest {

  private static final long CHARACTERS = 200_000_000;

  @TempDir Path directory;

  @Test
  void aDocumentOf200MegabytesIsReadInAHeapOf24() throws Exception {
    Path printed = directory.resolve("printed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HugeDocument.class.getName(),
                Long.toString(CHARACTERS))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("done").isTrue();
    assertThat(Files.readString(printed)).startsWith("2985074 of 2985074,");
    assertThat(process.exitValue()).isZero();
  }
}
