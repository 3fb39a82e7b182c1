package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that are processes of their own, one of which is killed. */
class ClusterIT {

  /** Rows and the longest text: 100,000 and 1 MB at the scale of the profile nightly. */
  private static final int ROWS = Scale.between(300, 100_000);

  private static final int LONGEST = Scale.between(10_000, 1_000_000);

  private static final String LOADED = "loaded for this process: ";

  @TempDir Path home;

  /** The command of docs/spark.md, with the jars of this build and a master for one machine. */
  @Test
  void theJobOfTheGuideRunsAsWritten() throws Exception {
    Submit submit = Submit.at(home);
    Path jar =
        submit.jars().stream()
            .filter(path -> contains(path, "io/ner4j/spark/ExtractJob.class"))
            .findFirst()
            .orElseThrow();
    Matcher command =
        Pattern.compile("(?s)```\\nspark-submit \\\\\\n(.*?)\\n```")
            .matcher(Files.readString(Path.of("..", "docs", "spark.md")));
    assertThat(command.find()).isTrue();
    List<String> arguments =
        new ArrayList<>(List.of(command.group(1).replace("\\\n", " ").strip().split("\\s+", -1)));
    assertThat(arguments.subList(0, 3)).containsExactly("--master", "yarn", "--packages");
    arguments.set(1, "local[1]");
    arguments.subList(2, 4).clear();
    arguments.replaceAll(argument -> argument.endsWith(".jar") ? jar.toString() : argument);
    List<String> texts = Texts.random(5, 2, 13);
    Texts.dataset(LocalSpark.session(), new ArrayList<>(texts))
        .write()
        .parquet(home.resolve("articles").toString());
    Submit.Outcome job = submit.run(arguments.toArray(String[]::new));
    assertThat(job.status()).as(job.err()).isZero();
    Dataset<Row> found = LocalSpark.session().read().parquet(home.resolve("entities").toString());
    NerTransformer same =
        new NerTransformer().setOption("minScore", "0.8").setOption("includeTypes", "PER,ORG");
    assertThat(Texts.inSpark(found, "entities"))
        .isEqualTo(
            Texts.inSpark(
                same.transform(Texts.dataset(LocalSpark.session(), new ArrayList<>(texts))),
                "entities"));
    assertThat(found.columns()).containsExactly("id", "text", "entities", "entities_error");
  }

  private static boolean contains(Path jar, String entry) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(entry) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eachExecutorLoadsTheModelOnceAndOneThatIsKilledChangesNothing() throws Exception {
    Submit.Outcome job =
        Submit.at(home)
            .run(
                "--master",
                "local-cluster[2,1,1024]",
                "--conf",
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "--class",
                "io.ner4j.spark.ClusterJob",
                "spark-internal",
                Integer.toString(ROWS),
                Integer.toString(LONGEST));
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(job.out()).contains("killed true");
    List<String> texts =
        IntStream.range(0, ROWS).mapToObj(id -> SkewedCorpus.text(id, LONGEST)).toList();
    List<String> found = Texts.onOneMachine(texts);
    List<String> expected =
        IntStream.range(0, ROWS).mapToObj(id -> "row " + id + " " + found.get(id)).toList();
    assertThat(job.out().stream().filter(line -> line.startsWith("row ")).sorted().toList())
        .isEqualTo(expected.stream().sorted().toList());
    assertThat(job.out().stream().filter(line -> line.startsWith("process ")))
        .contains("process driver models [] cores " + Runtime.getRuntime().availableProcessors())
        .filteredOn(line -> !line.contains("driver"))
        // A model that no task used for a minute is freed, as it may be on a machine that is busy.
        .allMatch(line -> line.matches("process \\d+ models \\[1?\\] cores 1"))
        .anyMatch(line -> line.contains("[1]"));
    List<Path> logs = executorLogs();
    assertThat(logs).as("the killed one, its heir and the other").hasSizeGreaterThanOrEqualTo(3);
    for (Path log : logs) {
      assertThat(modelsOverTime(log))
          .as(log.toString())
          .isNotEmpty()
          .allMatch(n -> n == 0 || n == 1);
    }
    assertThat(job.err()).doesNotContain(LOADED);
  }

  private List<Path> executorLogs() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("work"))) {
      return files.filter(file -> file.endsWith("stderr")).toList();
    }
  }

  /** How many models an executor held, after each time that it loaded or freed one. */
  private static List<Integer> modelsOverTime(Path log) throws IOException {
    List<Integer> held = new ArrayList<>();
    int now = 0;
    for (String line : Files.readAllLines(log)) {
      if (line.contains("SharedPipelines") && line.contains(LOADED)) {
        held.add(++now);
      } else if (line.contains("SharedPipelines") && line.contains("freed: ")) {
        held.add(--now);
      }
    }
    return held;
  }
}
