package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher for sh, in an unpacked archive whose names have blanks. */
class LauncherIT {

  private static final Path SCRIPT = Path.of("src", "dist", "bin", "ner4j").toAbsolutePath();
  private static final long TIMEOUT_MINUTES = 5;

  @TempDir Path directory;
  private Path launcher;
  private Path archives;

  @BeforeEach
  void unpack() throws IOException {
    Path home = directory.resolve("ner 4j");
    launcher = home.resolve("bin/ner4j");
    archives = directory.resolve("class archives");
    Files.createDirectories(launcher.getParent());
    Files.copy(SCRIPT, launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectory(home.resolve("lib"));
    Files.createSymbolicLink(home.resolve("lib/ner4j.jar"), Cli.JAR);
  }

  /** A run of the launcher, which goes on. */
  private record Run(Process process, Path out, Path err) {
    Cli.Outcome end() throws IOException, InterruptedException {
      assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).as("ended").isTrue();
      return new Cli.Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private Run start(Path program, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("NER4J_CDS", archives.toString());
    builder.environment().putAll(environment);
    return new Run(builder.start(), out, err);
  }

  private Run extract(Path program, Map<String, String> environment, String text)
      throws IOException {
    return start(
        program,
        environment,
        "extract",
        "--device=cpu",
        "--model=" + Cli.TINY_BERT,
        "--text",
        text);
  }

  private List<String> archives() throws IOException {
    try (Stream<Path> files = Files.list(archives)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void assertRead(Cli.Outcome outcome, String text) {
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("{\"text\":\"" + text + "\",\"entities\":[");
    assertThat(outcome.out().lines()).hasSize(1);
  }

  @Test
  void argumentsWithBlanksArriveThroughLinksWithBlanks() throws Exception {
    Path absolute = Files.createSymbolicLink(directory.resolve("my ner"), launcher);
    Path relative =
        Files.createSymbolicLink(directory.resolve("ner"), directory.relativize(absolute));
    String text = "a  b * $HOME 'c' ü";
    assertRead(extract(relative, Map.of(), text).end(), text);
    assertThat(archives()).hasSize(1).allMatch(name -> name.endsWith(".jsa"));
  }

  /** The second run maps the archive that the first one made, and says nothing of it. */
  @Test
  void theArchiveOfClassesIsMadeOnceAndUsed() throws Exception {
    assertRead(extract(launcher, Map.of(), "Bonn").end(), "Bonn");
    List<String> made = archives();
    Map<String, String> told = Map.of("NER4J_JAVA_OPTS", "-Xlog:class+load=info:file=loaded.txt");
    assertRead(extract(launcher, told, "Bonn").end(), "Bonn");
    assertThat(archives()).isEqualTo(made).hasSize(1);
    assertThat(Files.readString(directory.resolve("loaded.txt")))
        .containsPattern("io\\.ner4j\\.NerPipeline source: shared objects file \\(top\\)");
  }

  @Test
  void twoFirstStartsAtOnceBothWork() throws Exception {
    Run one = extract(launcher, Map.of(), "Bonn");
    Run other = extract(launcher, Map.of(), "Rome");
    assertRead(one.end(), "Bonn");
    assertRead(other.end(), "Rome");
    assertThat(archives()).hasSize(1);
    assertRead(extract(launcher, Map.of(), "Oslo").end(), "Oslo");
  }

  @Test
  void whereNoArchiveCanBeWrittenNoneIs() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Map<String, String> unwritable = Map.of("NER4J_CDS", file.resolve("cds").toString());
    assertRead(extract(launcher, unwritable, "Bonn").end(), "Bonn");
    assertRead(extract(launcher, Map.of("NER4J_CDS", "off"), "Bonn").end(), "Bonn");
    assertThat(archives).doesNotExist();
  }

  @Test
  void statusesAreThoseOfTheCommand() throws Exception {
    assertThat(start(launcher, Map.of(), "extract", "nowhere.txt").end().status()).isEqualTo(3);
    assertThat(start(launcher, Map.of(), "extrct").end().err()).contains("did you mean extract?");
    assertThat(start(launcher, Map.of(), "--version").end().out()).startsWith("ner4j ");
  }

  @Test
  void anOldOrMissingJavaIsNamed() throws Exception {
    Path old = directory.resolve("old java");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertFails(old, "expected Java 17 or later, but " + java + " is 11.0.2");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
    assertFails(old, "expected Java 17 or later, but " + java + " is 1.8.0_392");
    Path none = directory.resolve("none");
    assertFails(none, "expected a Java in JAVA_HOME, but there is no " + none + "/bin/java");
  }

  private void assertFails(Path javaHome, String message) throws Exception {
    Cli.Outcome outcome = start(launcher, Map.of("JAVA_HOME", javaHome.toString()), "model").end();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("ner4j: " + message);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aLauncherWithoutItsJarSaysSo() throws Exception {
    Files.delete(directory.resolve("ner 4j/lib/ner4j.jar"));
    assertThat(start(launcher, Map.of(), "model").end().err())
        .contains("ner 4j/lib/ner4j.jar beside this script; unpack the whole archive again");
  }

  /** What bash offers where a line of words ends; compopt works at a prompt only. */
  private String completed(Path script, String... words) throws Exception {
    String line = String.join(" ", words);
    String bash =
        "compopt() { :; }; source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE='"
            + line
            + "'; COMP_POINT=${#COMP_LINE}; _complete_ner4j; printf '%s\\n' \"${COMPREPLY[@]}\"";
    List<String> arguments = new ArrayList<>(List.of("-c", bash, script.toString()));
    arguments.addAll(List.of(words));
    Run run = start(Path.of("/bin/bash"), Map.of(), arguments.toArray(String[]::new));
    Cli.Outcome outcome = run.end();
    assertThat(outcome.err()).isEmpty();
    return outcome.out();
  }

  @Test
  void bashCompletesSubcommandsOptionsAndTheirValues() throws Exception {
    Cli.Outcome printed = new Cli(directory).run("completion", "bash");
    assertThat(printed.status()).isZero();
    Path script = Files.writeString(directory.resolve("completion.bash"), printed.out());
    assertThat(completed(script, "ner4j", "ext").lines().map(String::strip))
        .containsExactly("extract");
    assertThat(completed(script, "ner4j", "extract", "--min").lines().map(String::strip))
        .containsExactly("--min-score");
    assertThat(completed(script, "ner4j", "extract", "--layout", "").lines().map(String::strip))
        .contains("AUTO", "NONE");
  }
}
