package io.ner4j.cli;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs commands as in a directory of their own: in this process, or by ner4j.jar as a shell does.
 * Where the JVM or its environment counts, it is always the jar.
 */
final class Cli {

  static final Path JAR = Path.of("target", "ner4j.jar").toAbsolutePath();

  /** Small, quick, and random. */
  static final Path TINY_BERT =
      Path.of("..", "ner-onnx", "src", "test", "resources", "conformance", "tiny-bert")
          .toAbsolutePath()
          .normalize();

  /** An argument, or what follows a "=", that is the relative name of a file, and no number. */
  private static final Pattern FILE = Pattern.compile("(-[\\w-]+=)?([\\w./-]*\\w\\.[A-Za-z]\\w*)");

  private static final long TIMEOUT_MINUTES = 5;

  /** What a run did. */
  record Outcome(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  private final Path directory;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";

  Cli(Path directory) {
    this.directory = directory;
  }

  Cli option(String option) {
    options.add(option);
    return this;
  }

  Cli environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Cli input(String text) {
    input = text;
    return this;
  }

  Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  ProcessBuilder builder(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Most commands end before their code is hot.
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path in = Files.createTempFile(directory, "stdin", "");
    Files.writeString(in, input, StandardCharsets.UTF_8);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectInput(in.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return options.isEmpty() && environment.isEmpty() ? here(arguments) : jar(arguments);
  }

  /** Runs a command in this process, whose directory is another: names of files become absolute. */
  private Outcome here(String... arguments) {
    InputStream in = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      Outcome outcome =
          Console.here(Arrays.stream(arguments).map(this::absolute).toArray(String[]::new));
      return new Outcome(outcome.status(), relative(outcome.out()), relative(outcome.err()));
    } finally {
      System.setIn(in);
    }
  }

  private String absolute(String argument) {
    Matcher file = FILE.matcher(argument);
    if (!file.matches() || Path.of(file.group(2)).isAbsolute()) {
      return argument;
    }
    String option = file.group(1) == null ? "" : file.group(1);
    return option + directory + File.separator + file.group(2);
  }

  private String relative(String printed) {
    return printed.replace(directory + File.separator, "");
  }

  /** Runs a command by ner4j.jar. */
  Outcome jar(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "stdout", "");
    Path err = Files.createTempFile(directory, "stderr", "");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
