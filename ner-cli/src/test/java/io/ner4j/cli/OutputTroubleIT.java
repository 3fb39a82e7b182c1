package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output that nobody reads, that does not fit, or that is larger than the heap. */
class OutputTroubleIT {

  @TempDir Path directory;

  private static final String TEXT = "Angela Merkel met Tim Cook in Zürich. 😀\n";

  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(directory);
  }

  @Test
  void whoeverStopsReadingIsLeftInPeace() throws Exception {
    cli.file("many.txt", "Angela Merkel met Tim Cook.\n".repeat(5000));
    Path err = directory.resolve("err");
    Process process =
        cli.builder(
                "extract",
                "--device=cpu",
                "--model=" + Cli.TINY_BERT,
                "--from=lines",
                "--to=jsonl",
                "many.txt")
            .redirectError(err.toFile())
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).startsWith("{\"text\":\"Angela Merkel");
    }
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(err)).isEmpty();
    assertThat(process.exitValue()).isEqualTo(ExitCode.UNREAD);
  }

  @Test
  void aFullDiskIsNoBrokenPipe() throws Exception {
    cli.input(TEXT);
    Path err = directory.resolve("err");
    Path full = Path.of("/dev/full");
    boolean there = Files.exists(full);
    Process process =
        cli.builder("extract", "--device=cpu", "--from=text")
            .redirectOutput(there ? full.toFile() : directory.resolve("out").toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(err))
        .startsWith(there ? "ner4j: cannot write to standard output: " : "");
    assertThat(process.exitValue()).isEqualTo(there ? ExitCode.FAILED : ExitCode.DONE);
  }

  @Test
  void aFileLargerThanTheHeapIsStreamed() throws Exception {
    String text = "filling words without any name ".repeat(20);
    Path big = directory.resolve("big.jsonl");
    try (Writer writer = Files.newBufferedWriter(big)) {
      for (int i = 0; i < 40_000; i++) {
        writer.write("{\"text\":\"" + i + "\",\"kept\":\"" + text.repeat(2) + "\"}\n");
      }
    }
    assertThat(Files.size(big)).isGreaterThan(48 << 20);
    Cli.Outcome outcome =
        cli.option("-Xmx48m")
            .run(
                "extract",
                "--device=cpu",
                "--model=" + Cli.TINY_BERT,
                "-o",
                "out.tsv",
                "big.jsonl");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    List<Long> lines =
        cli.read("out.tsv")
            .lines()
            .skip(1)
            .map(line -> Long.valueOf(line.split("\t", -1)[1]))
            .toList();
    assertThat(lines).isSorted().hasSizeGreaterThan(1000);
  }
}
