package io.ner4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sample prints the entities of a text, and is as small as README says. */
class SamplesRunIT {

  private static final String ENTITIES =
      "PER Angela Merkel [0, 13)\nPER Tim Cook [18, 26)\nLOC Cupertino [30, 39)\n";

  /** The first run of a sample on a machine unpacks; the median of the others is shown. */
  private static final int RUNS = 4;

  private static final long MEGABYTE = 1_000_000;

  private static final List<String> ROWS = new ArrayList<>();

  @TempDir private Path directory;

  @AfterAll
  static void show() throws IOException {
    Collections.sort(ROWS);
    String table = "| sample | size, MB | first entities after, s |\n|---|---|---|\n";
    Files.writeString(Path.of("target", "samples.md"), table + String.join("", ROWS));
  }

  private void check(Sample sample) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      assertThat(sample.run(directory.resolve("out")).replace("\r", "")).isEqualTo(ENTITIES);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    add(sample, seconds.subList(1, RUNS));
  }

  private static void add(Sample sample, List<Double> seconds) throws IOException {
    double median = seconds.stream().sorted().toList().get(seconds.size() / 2);
    ROWS.add(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.1f |%n",
            sample.name(),
            Math.round(sample.size() / 1e6),
            median));
  }

  @Test
  void plainMaven() throws Exception {
    String path = "plain-1.0.jar" + File.pathSeparator + "lib/*";
    check(Sample.java("plain", "lib", "-cp", path, "com.example.Main"));
  }

  @Test
  void kotlin() throws Exception {
    String path = "kotlin-1.0.jar" + File.pathSeparator + "lib/*";
    check(Sample.java("kotlin", "lib", "-cp", path, "MainKt"));
  }

  @Test
  void aFatJarOfOnePlatformHasAtMost75Megabytes() throws Exception {
    Sample sample = Sample.java("fat-jar", "app.jar", "-jar", "app.jar");
    check(sample);
    assertThat(sample.size()).isLessThanOrEqualTo(75 * MEGABYTE);
  }

  @Test
  void aModularApplicationWithItsOwnRuntimeHasAtMost110Megabytes() throws Exception {
    String java = Sample.target("modular").resolve("image/bin/java").toString();
    Sample sample =
        Sample.of(
            "modular", "image", java, "-p", "image/mods", "-m", "com.example/com.example.Main");
    check(sample);
    assertThat(sample.size()).isLessThanOrEqualTo(110 * MEGABYTE);
  }

  @Test
  void springBoot() throws Exception {
    Sample sample =
        Sample.java("spring-boot", "spring-boot-1.0.jar", "-jar", "spring-boot-1.0.jar");
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      Path output = directory.resolve("boot" + i);
      Process process = sample.start(output, "--server.port=0");
      try {
        assertThat(post(port(process, output))).contains("\"text\":\"Angela Merkel\"", "\"LOC\"");
        seconds.add((System.nanoTime() - start) / 1e9);
      } finally {
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      }
    }
    add(sample, seconds.subList(1, RUNS));
  }

  private static String port(Process process, Path output)
      throws IOException, InterruptedException {
    Pattern started = Pattern.compile("Tomcat started on port (\\d+)");
    while (true) {
      Matcher line = started.matcher(Files.readString(output));
      if (line.find()) {
        return line.group(1);
      }
      assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(20);
    }
  }

  private static String post(String port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/entities"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(Sample.TEXT))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
