package io.ner4j.cli;

import io.ner4j.cli.output.StandardOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands with a small model of random weights: in this process, or in one of its own. */
final class Console {

  private static final long TIMEOUT_MINUTES = 5;

  private final Path directory;
  private final Path model;

  /** Takes a directory for the model and for what processes print. */
  Console(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    Path resources = Cli.TINY_BERT.resolveSibling("..").resolve("hostile").normalize();
    model = Files.createDirectory(directory.resolve("model"));
    Files.copy(resources.resolve("models/plain.onnx"), model.resolve("model.onnx"));
    Files.copy(resources.resolve("tokenizers/wordpiece.json"), model.resolve("tokenizer.json"));
    String config = Files.readString(Cli.TINY_BERT.resolve("config.json"));
    Files.writeString(
        model.resolve("config.json"),
        config.replaceFirst("\"vocab_size\": \\d+", "\"vocab_size\": 600"));
  }

  Path model() {
    return model;
  }

  /** A command on this model. */
  String[] with(String command, Object... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--device=cpu", "--threads=1"));
    all.add("--model=" + model);
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return all.toArray(String[]::new);
  }

  /** Runs a command in this process. */
  Cli.Outcome run(String... arguments) {
    return here(arguments);
  }

  static Cli.Outcome here(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Cli.Outcome outcome = here(out, arguments);
    return new Cli.Outcome(outcome.status(), out.toString(StandardCharsets.UTF_8), outcome.err());
  }

  /** Runs a command in this process, with another standard output. */
  Cli.Outcome run(OutputStream out, String... arguments) {
    return here(out, arguments);
  }

  private static Cli.Outcome here(OutputStream out, String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int status = Ner4j.run(new StandardOutput(out, () -> false), arguments);
      return new Cli.Outcome(status, "", said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(err);
    }
  }

  /** A process that runs a command; its messages go to the file {@link #err}. */
  ProcessBuilder process(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(Ner4j.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(err().toFile());
  }

  Path err() {
    return directory.resolve("err");
  }

  /** Runs a process and returns its exit code. */
  static int status(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }
}
