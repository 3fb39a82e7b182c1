package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that are processes of their own, one of which is killed. */
class ClusterIT {

  /** Rows and the longest text: 100,000 and 1 MB at the scale of the profile nightly. */
  private static final int ROWS = Scale.between(300, 100_000);

  private static final int LONGEST = Scale.between(10_000, 1_000_000);

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
    assertThat(job.out().stream().filter(line -> line.startsWith("row ")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(job.out().stream().filter(line -> line.startsWith("process ")))
        .hasSize(3)
        .contains("process driver models [] cores " + Runtime.getRuntime().availableProcessors())
        .filteredOn(line -> !line.contains("driver"))
        .allMatch(line -> line.matches("process \\d+ models \\[1?\\] cores 1"))
        .anyMatch(line -> line.contains("[1]"));
  }
}
