package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that cannot be written is told by every command, and by its exit code. */
class FullDiskIT {

  /** A device without room. */
  private static final class Full extends OutputStream {
    private final String message;

    Full(String message) {
      this.message = message;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(message);
    }
  }

  @TempDir Path directory;

  private Console console;
  private Path gold;

  @BeforeEach
  void prepare() throws IOException {
    console = new Console(directory.resolve("console"));
    gold =
        Files.writeString(
            directory.resolve("gold.conll"), "Angela B-PER\nBonn B-LOC\nVW B-ORG\nMay B-MISC\n");
  }

  private String[] arguments(String command) {
    return switch (command) {
      case "model" -> console.with("model");
      case "extract", "tokens", "evaluate" -> console.with(command, gold);
      default -> command.split(" ");
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extract",
        "tokens",
        "evaluate",
        "model",
        "--help",
        "--version",
        "extract --help",
        "evaluate --help",
        "tokens --help",
        "model --help",
        "fetch --help",
        "serve --help"
      })
  void everyCommandTellsAFullDiskOnceAndABrokenPipeByItsExitCode(String command) {
    Cli.Outcome full = console.run(new Full("No space left on device"), arguments(command));
    assertThat(full.err())
        .isEqualTo("ner4j: cannot write to standard output: No space left on device\n");
    assertThat(full.status()).isEqualTo(ExitCode.FAILED);
    Cli.Outcome broken = console.run(new Full("Broken pipe"), arguments(command));
    assertThat(broken.err()).isEmpty();
    assertThat(broken.status()).isEqualTo(ExitCode.UNREAD);
    Cli.Outcome written = console.run(arguments(command));
    assertThat(written.status()).isZero();
    assertThat(written.out()).isNotEmpty();
  }

  @Test
  void aReportIsNotReplacedWhereTheFiguresCannotBeWritten() throws IOException {
    Path old = Files.writeString(directory.resolve("old.json"), "old");
    Cli.Outcome outcome =
        console.run(new Full("No space left"), console.with("evaluate", "--json", old, gold));
    assertThat(outcome.status()).isEqualTo(ExitCode.FAILED);
    assertThat(old).hasContent("old");
  }

  @Test
  void neitherReportIsReplacedWhereOneCannotBeWritten() throws IOException {
    Path old = Files.writeString(directory.resolve("old.json"), "old");
    Path device = Path.of("/dev/full");
    Path page = Files.exists(device) ? device : directory.resolve("nowhere/page.html");
    Cli.Outcome outcome =
        console.run(console.with("evaluate", "--json", old, "--html", page, gold));
    assertThat(outcome.status()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains("ner4j: cannot write to " + page);
    assertThat(old).hasContent("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "--version"})
  void aFullDeviceFails(String command) throws Exception {
    ProcessBuilder process = console.process(arguments(command));
    Path full = Path.of("/dev/full");
    if (Files.exists(full)) {
      process.redirectOutput(full.toFile());
      assertThat(Console.status(process)).isEqualTo(ExitCode.FAILED);
      assertThat(console.err()).content().startsWith("ner4j: cannot write to standard output: ");
      assertThat(console.err()).content().hasLineCount(1);
    } else {
      Path out = directory.resolve("out");
      assertThat(Console.status(process.redirectOutput(out.toFile()))).isZero();
      assertThat(out).isNotEmptyFile();
    }
  }

  @Test
  void whoeverStopsReadingIsToldNothing() throws Exception {
    Process process = console.process("--help").start();
    process.getInputStream().close();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.UNREAD);
    assertThat(console.err()).content().isEmpty();
  }
}
