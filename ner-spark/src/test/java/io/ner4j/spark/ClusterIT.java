package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that are processes of their own, one of which is killed. */
class ClusterIT {

  /** Rows and the longest text: 100,000 and 1 MB at the scale of the profile nightly. */
  private static final int ROWS = Scale.between(300, 100_000);

  private static final int LONGEST = Scale.between(10_000, 1_000_000);

  private static final String LOADED = "loaded for this process: ";

  @TempDir Path home;

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
