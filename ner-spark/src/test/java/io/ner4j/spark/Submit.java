package io.ner4j.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Submits jobs as {@code bin/spark-submit} does. The home of a distribution has one jar, which
 * refers to those of Spark that the tests have, and to ONNX Runtime, which is large; those of ner4j
 * and of the tests come with the job, by {@code --jars}.
 */
public final class Submit {

  private static final String OURS =
      "(ner-|tokenizers-|jna-|api-|junit|assertj|opentest4j|apiguardian|byte-buddy|jspecify|surefire).*";

  private final Path home;
  private final String scala;
  private final List<Path> jars = new ArrayList<>();

  /** What a job printed. */
  public record Outcome(int status, List<String> out, String err) {}

  private Submit(Path home, String scala) {
    this.home = home;
    this.scala = scala;
  }

  /**
   * Makes a home.
   *
   * @param home a new directory
   */
  public static Submit at(Path home) throws IOException {
    Path spark = Files.createDirectories(home.resolve("jars"));
    String classPath = System.getProperty("java.class.path");
    Submit submit = new Submit(home, classPath.contains("scala-library-2.12") ? "2.12" : "2.13");
    int number = 0;
    List<String> links = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (entry.endsWith(".jar") && !path.getFileName().toString().matches(OURS)) {
        links.add(path.toUri().toString());
      } else if (Files.isRegularFile(path)) {
        submit.jars.add(path.toAbsolutePath());
      } else if (Files.isDirectory(path)) {
        submit.jars.add(jar(path, home.resolve("ours-" + number++ + ".jar")));
      }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", links));
    new JarOutputStream(Files.newOutputStream(spark.resolve("spark.jar")), manifest).close();
    return submit;
  }

  /** The jars of ner4j and of the tests. */
  List<Path> jars() {
    return jars;
  }

  private static Path jar(Path directory, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(directory)) {
      out.setLevel(0);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(directory.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, (OutputStream) out);
        out.closeEntry();
      }
    }
    return jar;
  }

  /**
   * Runs a job to its end.
   *
   * @param arguments those of {@code spark-submit}, after {@code --jars}
   */
  public Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.matches("--add-opens=.*|-XX:.*|--enable.*|-Djdk.*|-Xmx.*"))
        .forEach(command::add);
    command.addAll(List.of("-cp", home.resolve("jars") + File.separator + "*"));
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--jars"));
    command.add(String.join(",", jars.stream().map(Path::toString).toList()));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.local.dir=" + home.resolve("local")));
    command.addAll(List.of(arguments));
    Path out = home.resolve("out.txt");
    Path err = home.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", scala);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    if (!process.waitFor(120, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readString(err));
  }
}
