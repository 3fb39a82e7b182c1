package io.ner4j.onnx;

import io.ner4j.onnx.natives.UnpackedOnce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs programs of the tests in JVMs of their own. */
public final class Jvm {

  private static final long TIMEOUT_MINUTES = 5;

  /** What a program did. */
  public record Outcome(int status, String out, String err) {}

  /** A program that runs. */
  public record Running(Process process, Path out, Path err) {

    public Outcome await() throws IOException, InterruptedException {
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + Files.readString(out) + Files.readString(err));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private final Path directory;
  private final List<String> options = new ArrayList<>();
  private final List<String> prefix = new ArrayList<>();
  private String classPath = System.getProperty("java.class.path");
  private @Nullable Path workingDirectory;

  /** Takes a directory for what the programs print, and where they should crash. */
  public Jvm(Path directory) {
    this.directory = directory;
    options.add("-Xmx512m");
    // Most programs end before their code is hot.
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-XX:+UseSerialGC");
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("-XX:ErrorFile=" + directory.resolve("hs_err.log"));
    options.add("-XX:-CreateCoredumpOnCrash");
  }

  public Jvm with(String option) {
    options.add(option);
    return this;
  }

  /** Takes ONNX Runtime's libraries from where they lie unpacked, which is quicker. */
  public Jvm withUnpackedNatives() {
    return with(UnpackedOnce.option());
  }

  /** Takes another class path than the tests have. */
  public Jvm classPath(String classPath) {
    this.classPath = classPath;
    return this;
  }

  /** Takes another working directory than the tests have. */
  public Jvm in(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
    return this;
  }

  /** Has another program start the JVM, such as one that limits what it may use. */
  public Jvm startedBy(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  public Outcome run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    return start(Map.of(), program, arguments).await();
  }

  public Running start(Map<String, String> environment, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    if (workingDirectory != null) {
      builder.directory(workingDirectory.toFile());
    }
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }
}
