package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the files in deploy name is there, and the image's command runs, here without Docker. */
@Timeout(300)
class DeployIT {

  private static final Path DEPLOY = Path.of("../deploy");
  private static final String TOKEN = "6d1c0b7e9a52f84301eab9d77c60f2458b";
  private static final Pattern OPTION = Pattern.compile("[\"' ](--[a-z-]+)");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  @TempDir Path root;

  private static List<String> dockerfile() throws IOException {
    return Files.readAllLines(DEPLOY.resolve("Dockerfile"));
  }

  /** The line that starts so, without that. */
  private static String line(String start) throws IOException {
    return dockerfile().stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow()
        .substring(start.length());
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(word -> word.group(1)).toList();
  }

  @Test
  void everyOptionIsOneOfServe() throws Exception {
    Set<String> named = new TreeSet<>();
    OPTION.matcher(line("CMD ")).results().forEach(found -> named.add(found.group(1)));
    String manifest = Files.readString(DEPLOY.resolve("kubernetes.yaml"));
    OPTION
        .matcher(manifest.substring(manifest.indexOf("args:"), manifest.indexOf("ports:")))
        .results()
        .forEach(found -> named.add(found.group(1)));
    assertThat(named).contains("--host", "--drain-seconds", "--token-file").hasSizeGreaterThan(5);
    assertThat(new CommandLine(new ServeCommand()).getCommandSpec().optionsMap().keySet())
        .containsAll(named);
  }

  /** A path of the image, in the directory that stands for its root. */
  private String here(String word) {
    return word.replaceAll("^/(opt|tmp)/", root + "/$1/");
  }

  private void build() throws Exception {
    Files.createDirectories(root.resolve("opt/ner4j"));
    Files.createDirectory(root.resolve("tmp"));
    run("jlink");
    run("javac");
    Files.copy(Path.of("../ner-cli/target/ner4j.jar"), root.resolve("opt/ner4j/ner4j.jar"));
  }

  /** Runs a tool of the JDK as the Dockerfile does. */
  private void run(String tool) throws IOException {
    List<String> arguments = new ArrayList<>();
    for (String word : line("RUN " + tool + " ").split(" ", -1)) {
      arguments.add(word.startsWith("deploy/") ? "../" + word : here(word));
    }
    ToolProvider found = ToolProvider.findFirst(tool).orElseThrow();
    assertThat(found.run(System.out, System.err, arguments.toArray(String[]::new))).isZero();
  }

  private Process start(List<String> command) throws IOException {
    List<String> words = new ArrayList<>(command.stream().map(this::here).toList());
    words.add(1, "-Djava.io.tmpdir=" + root.resolve("tmp"));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    String[] variable = line("ENV ").split("=", -1);
    builder.environment().put(variable[0], here(variable[1]));
    builder.environment().put("NER4J_TOKEN", TOKEN);
    return builder.start();
  }

  private static int status(URI server, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void theImagesCommandRunsWithItsProbe() throws Exception {
    build();
    List<String> command = new ArrayList<>(quoted(line("ENTRYPOINT ")));
    command.addAll(quoted(line("CMD ")));
    assertThat(command).containsSubsequence("--port", "8080");
    command.set(command.indexOf("--port") + 1, "0");
    Process server = start(command);
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      URI uri = ServeProcess.served(out);
      for (String file : List.of("Dockerfile", "compose.yaml", "kubernetes.yaml")) {
        Pattern.compile("/health/[a-z]+")
            .matcher(Files.readString(DEPLOY.resolve(file)))
            .results()
            .forEach(path -> assertThat(path.group()).isIn("/health/live", "/health/ready"));
      }
      assertThat(status(uri, "/health/live")).isEqualTo(200);
      assertThat(status(uri, "/health/ready")).isEqualTo(200);
      assertThat(status(uri, "/model")).isEqualTo(200);
      assertThat(probe(uri, "/health/live")).isZero();
      assertThat(probe(uri, "/model")).as("without a token").isEqualTo(1);
      assertThat(server.toHandle().destroy()).isTrue();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      server.destroyForcibly();
    }
    try (var written = Files.list(root)) {
      assertThat(written).containsExactlyInAnyOrder(root.resolve("opt"), root.resolve("tmp"));
    }
  }

  private int probe(URI server, String path) throws Exception {
    List<String> command = new ArrayList<>(quoted(line("HEALTHCHECK ")));
    assertThat(command).last().isEqualTo("http://127.0.0.1:8080/health/live");
    command.set(command.size() - 1, "http://127.0.0.1:" + server.getPort() + path);
    Process process = start(command);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
