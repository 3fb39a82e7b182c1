package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command destroys what it reads or what was there before, by whatever name and link. */
class NothingLostIT {

  /** Whether the system shows which files standard input and standard output are. */
  private static final boolean STREAMS_HAVE_NAMES = Files.exists(Path.of("/dev/fd/0"));

  private static final String GOLD = "Angela B-PER\nMerkel I-PER\n";

  @TempDir Path directory;

  private Console console;
  private Path files;

  @BeforeEach
  void prepare() throws IOException {
    console = new Console(directory.resolve("console"));
    files = Files.createDirectory(directory.resolve("files"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> found = Files.list(files)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertRefused(Path kept, String text, String... command) throws IOException {
    Cli.Outcome outcome = console.run(command);
    assertThat(outcome.status()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("are one file").startsWith("ner4j: ");
    assertThat(kept).hasContent(text);
  }

  @Test
  void anInputIsNotReplacedByTheOutput() throws IOException {
    Path text = file("a.txt", "Angela Merkel");
    Path hard = Files.createLink(files.resolve("hard.txt"), text);
    Path soft = Files.createSymbolicLink(files.resolve("soft.txt"), Path.of("a.txt"));
    for (Path name : List.of(text, files.resolve("../files/a.txt"), hard, soft)) {
      assertRefused(text, "Angela Merkel", console.with("extract", "-o", name, text));
      assertRefused(text, "Angela Merkel", console.with("extract", "-o", text, name));
    }
    assertThat(soft).isSymbolicLink();
    assertThat(names()).containsExactly("a.txt", "hard.txt", "soft.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--html"})
  void goldIsNotReplacedByItsReport(String option) throws IOException {
    Path gold = file("gold.conll", GOLD);
    assertRefused(gold, GOLD, console.with("evaluate", option, gold, gold));
    Path link = Files.createSymbolicLink(files.resolve("link"), gold);
    assertRefused(gold, GOLD, console.with("evaluate", option, link, gold));
  }

  @Test
  void aModelIsNotReplacedByTheOutput() throws IOException {
    Path text = file("a.txt", "Angela Merkel");
    Path config = console.model().resolve("config.json");
    String before = Files.readString(config);
    assertRefused(config, before, console.with("extract", "-o", config, text));
    Path gold = file("gold.conll", GOLD);
    assertRefused(config, before, console.with("evaluate", "--json", config, gold));
  }

  @Test
  void aModelBehindALinkIsNotReplacedByTheOutput() throws IOException {
    Path text = file("a.txt", "Angela Merkel");
    Path link = Files.createSymbolicLink(files.resolve("model"), console.model());
    Path outer = Files.createDirectory(files.resolve("outer"));
    Files.createSymbolicLink(outer.resolve("inner"), console.model());
    Path config = console.model().resolve("config.json");
    String before = Files.readString(config);
    for (Path directory : List.of(link, outer)) {
      for (Path output : List.of(link.resolve("config.json"), config)) {
        assertRefused(
            config,
            before,
            "extract",
            "--model=" + directory,
            "--to=jsonl",
            "-o",
            output.toString(),
            text.toString());
      }
    }
  }

  @Test
  void twoReportsInOneFileAreRefused() throws IOException {
    Path gold = file("gold.conll", GOLD);
    Path there = file("there", "old");
    Path link = Files.createSymbolicLink(files.resolve("link"), there);
    assertRefused(there, "old", console.with("evaluate", "--json", there, "--html", link, gold));
    Path made = files.resolve("made");
    Path same = files.resolve("../files/made");
    assertRefused(gold, GOLD, console.with("evaluate", "--json", made, "--html", same, gold));
    assertThat(made).doesNotExist();
  }

  @Test
  void standardInputIsNotReplacedByTheOutput() throws Exception {
    Path text = file("n.txt", "Angela Merkel");
    ProcessBuilder extract = console.process(console.with("extract", "-o", text));
    int status = Console.status(extract.redirectInput(text.toFile()));
    if (!STREAMS_HAVE_NAMES) {
      // The text is read whole before the result takes its place.
      assertThat(text).content().contains("Angela Merkel");
      return;
    }
    assertThat(status).isEqualTo(ExitCode.USAGE);
    assertThat(console.err()).content().contains("standard input and", "are one file");
    assertThat(text).hasContent("Angela Merkel");
    Path gold = file("gold.conll", GOLD);
    ProcessBuilder evaluate = console.process(console.with("evaluate", "--json", gold));
    assertThat(Console.status(evaluate.redirectInput(gold.toFile()))).isEqualTo(ExitCode.USAGE);
    assertThat(gold).hasContent(GOLD.strip());
  }

  @Test
  void standardOutputIsNotAppendedToAnInput() throws Exception {
    Path text = file("a.txt", "Angela Merkel");
    for (String command : List.of("extract", "tokens", "evaluate")) {
      ProcessBuilder process = console.process(console.with(command, text));
      process.redirectOutput(Redirect.appendTo(text.toFile()));
      int status = Console.status(process);
      if (STREAMS_HAVE_NAMES) {
        assertThat(status).as(command).isEqualTo(ExitCode.USAGE);
        assertThat(console.err()).content().contains("are one file");
        assertThat(text).hasContent("Angela Merkel");
      }
      assertThat(text).content().as(command).startsWith("Angela Merkel");
    }
  }

  @Test
  void aFailedRunLeavesTheOldFileAndNothingElse() throws IOException {
    Path bad = file("bad.jsonl", "{\"text\":\"Bonn\"}\n{\"text\":1}\n");
    Path old = file("old.jsonl", "old");
    Cli.Outcome outcome = console.run(console.with("extract", "-o", old, bad));
    assertThat(outcome.status()).isEqualTo(ExitCode.INPUT);
    assertThat(old).hasContent("old");
    outcome = console.run(console.with("extract", "-o", files.resolve("new.jsonl"), bad));
    assertThat(outcome.status()).isEqualTo(ExitCode.INPUT);
    outcome = console.run("extract", "--model=nowhere", "-o", old.toString(), bad.toString());
    assertThat(outcome.status()).isEqualTo(ExitCode.FAILED);
    Path gold = file("bad.conll", "Angela NOTAG\n");
    outcome = console.run(console.with("evaluate", "--json", old, gold));
    assertThat(outcome.status()).isEqualTo(ExitCode.INPUT);
    assertThat(old).hasContent("old");
    assertThat(names()).containsExactly("bad.conll", "bad.jsonl", "old.jsonl");
  }

  @Test
  void aReportThatCannotBeWrittenLeavesTheOther() throws IOException {
    Path gold = file("gold.conll", GOLD);
    Path old = file("old.json", "old");
    Path nowhere = files.resolve("no/where.html");
    Cli.Outcome outcome =
        console.run(console.with("evaluate", "--json", old, "--html", nowhere, gold));
    assertThat(outcome.status()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .isEqualTo("ner4j: cannot write to " + nowhere + ": there is no such directory\n");
    assertThat(old).hasContent("old");
    assertThat(names()).containsExactly("gold.conll", "old.json");
  }

  @Test
  void aLinkStaysALinkAndPermissionsStay() throws IOException {
    Path text = file("a.txt", "Angela Merkel");
    Path real = file("real.jsonl", "old");
    boolean posix = Files.getFileStore(files).supportsFileAttributeView("posix");
    if (posix) {
      Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    }
    UserPrincipal owner = Files.getOwner(real);
    Path link = Files.createSymbolicLink(files.resolve("link.jsonl"), Path.of("real.jsonl"));
    assertThat(console.run(console.with("extract", "-o", link, text)).status()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(real).content().startsWith("{\"text\":\"Angela Merkel\"");
    assertThat(Files.getOwner(real)).isEqualTo(owner);
    if (posix) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
          .isEqualTo("rw-r-----");
    }
    Path dangling = Files.createSymbolicLink(files.resolve("dangling.jsonl"), Path.of("made"));
    assertThat(console.run(console.with("extract", "-o", dangling, text)).status()).isZero();
    assertThat(dangling).isSymbolicLink();
    assertThat(files.resolve("made")).isRegularFile();
    Path loop = Files.createSymbolicLink(files.resolve("loop.jsonl"), Path.of("loop.jsonl"));
    Cli.Outcome outcome = console.run(console.with("extract", "-o", loop, text));
    assertThat(outcome.err()).contains("cannot write to " + loop).hasLineCount(1);
    assertThat(outcome.status()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void devicesAreWrittenAsTheyAre() throws Exception {
    Path text = file("a.txt", "Angela Merkel");
    if (Files.exists(Path.of("/dev/null"))) {
      assertThat(console.run(console.with("extract", "-o", "/dev/null", text)).status()).isZero();
      assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
    Path log = file("log", "before\n");
    String out = Files.exists(Path.of("/dev/stdout")) ? "/dev/stdout" : "-";
    ProcessBuilder process = console.process(console.with("extract", "-o", out, text));
    process.redirectOutput(Redirect.appendTo(log.toFile()));
    assertThat(Console.status(process)).isZero();
    assertThat(log).content().startsWith("before\n{\"text\":\"Angela Merkel\"");
    if (Files.exists(Path.of("/dev/full"))) {
      Cli.Outcome full = console.run(console.with("extract", "-o", "/dev/full", text));
      assertThat(full.status()).isEqualTo(ExitCode.FAILED);
      assertThat(full.err()).startsWith("ner4j: cannot write to /dev/full: ").hasLineCount(1);
    }
  }

  @Test
  void aProcessThatIsToldToEndLeavesNothingBehind() throws Exception {
    Path old = file("old.jsonl", "old");
    ProcessBuilder builder = console.process(console.with("extract", "--from=lines", "-o", old));
    Process process = builder.start();
    while (names().size() == 1 && process.isAlive()) {
      Thread.sleep(20);
    }
    assertThat(names()).hasSize(2);
    process.destroy();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(old).hasContent("old");
    // A process that is ended by force cannot delete anything.
    assertThat(names()).hasSize(process.supportsNormalTermination() ? 1 : 2).contains("old.jsonl");
  }
}
