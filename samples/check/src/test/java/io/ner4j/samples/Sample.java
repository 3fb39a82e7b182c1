package io.ner4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A sample that was built.
 *
 * @param name its folder
 * @param delivered what is copied to another machine: a file or a folder
 * @param command starts it
 */
record Sample(String name, Path delivered, List<String> command) {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final String TEXT = "Angela Merkel met Tim Cook in Cupertino.";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  static Sample java(String name, String delivered, String... arguments) {
    return of(name, delivered, JAVA, arguments);
  }

  static Sample of(String name, String delivered, String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    return new Sample(name, target(name).resolve(delivered), command);
  }

  static Path target(String name) {
    return ROOT.resolve(name).resolve("target");
  }

  /** Starts it in its target folder. */
  Process start(Path output, String... more) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return new ProcessBuilder(all)
        .directory(target(name).toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Runs it to its end and returns what it prints. */
  String run(Path output) throws IOException, InterruptedException {
    Process process = start(output, TEXT);
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(name).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(output);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  /** Bytes of what is delivered. */
  long size() throws IOException {
    try (Stream<Path> files = Files.walk(delivered)) {
      return files.filter(Files::isRegularFile).mapToLong(Sample::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
