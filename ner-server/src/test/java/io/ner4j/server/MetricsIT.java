package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server counts what a pipeline does by the names that docs/metrics.md has for Micrometer. */
class MetricsIT {

  private static final Path PAGE = Path.of("../docs/metrics.md");

  /** The second column of the table of meters, such as ner4j_run_seconds_count, _sum and _max. */
  private static Stream<String> namesOfTheTable() throws Exception {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| `ner4j."))
        .map(line -> line.split("\\|", -1)[2])
        .flatMap(MetricsIT::names);
  }

  private static Stream<String> names(String cell) {
    List<String> names =
        Pattern.compile("`(\\w+)`").matcher(cell).results().map(name -> name.group(1)).toList();
    String base = names.get(0).replaceFirst("_count$", "");
    return names.stream()
        .map(name -> name.startsWith("_") ? base + name : name)
        // Prometheus' histograms have buckets in place of a maximum.
        .map(name -> name.replaceFirst("_max$", "_bucket"));
  }

  private static double value(String metrics, String name) {
    List<MatchResult> found =
        Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
            .matcher(metrics)
            .results()
            .toList();
    assertThat(found).as(name).hasSize(1);
    return Double.parseDouble(found.get(0).group(1));
  }

  @Test
  void metersHaveTheNamesOfTheTable() throws Exception {
    HeldModel model = new HeldModel();
    model.release();
    try (ServedPipeline served = model.served();
        NerServer server = NerServer.start(ServerOptions.LOCAL, served)) {
      Client client = Client.of(server);
      client.extract(Client.one("a b c"));
      client.extract("{\"texts\": [\"a\", \"b c\"]}");
      String metrics = client.get("metrics").body();
      List<String> names = namesOfTheTable().toList();
      assertThat(names)
          .contains("ner4j_texts_total", "ner4j_run_seconds_bucket")
          .hasSizeGreaterThan(12);
      for (String name : names) {
        if (!name.equals("ner4j_failures_total")) {
          assertThat(metrics).containsPattern("(?m)^" + name + "[ {]");
        }
      }
      assertThat(value(metrics, "ner4j_texts_total")).isEqualTo(3);
      assertThat(value(metrics, "ner4j_tokens_total")).isEqualTo(6);
      assertThat(value(metrics, "ner4j_run_seconds_count"))
          .isEqualTo(value(metrics, "ner4j_batches_total"))
          .isEqualTo(value(metrics, "ner4j_batch_size_count"));
      assertThat(value(metrics, "ner4j_batch_size_sum")).isEqualTo(3);
      assertThat(value(metrics, "ner4j_run_seconds_sum")).isPositive();
      assertThat(value(metrics, "ner4j_queue_size_texts")).isZero();
    }
  }

  @Test
  void failuresAreCountedByTheirKind() throws Exception {
    HeldModel model = new HeldModel();
    model.release();
    try (ServedPipeline served = model.served();
        NerServer server = NerServer.start(ServerOptions.LOCAL, served)) {
      Client client = Client.of(server);
      model.fail();
      assertThat(client.extract(Client.one("a")).statusCode()).isEqualTo(500);
      assertThat(value(client.get("metrics").body(), "ner4j_failures_total")).isEqualTo(1);
    }
  }

  @Test
  void aServerThatIsClosedNoLongerCounts() throws Exception {
    HeldModel model = new HeldModel();
    model.release();
    try (ServedPipeline served = model.served()) {
      for (int i = 0; i < 2; i++) {
        try (NerServer server = NerServer.start(ServerOptions.LOCAL, served)) {
          Client client = Client.of(server);
          client.extract(Client.one("a"));
          assertThat(value(client.get("metrics").body(), "ner4j_run_seconds_count")).isEqualTo(1);
        }
      }
    }
  }
}
