package io.ner4j.micrometer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ner4j.Entity;
import io.ner4j.LongText;
import io.ner4j.NerInputException;
import io.ner4j.NerPipeline;
import io.ner4j.Progress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Meters as a real Prometheus registry shows them, of the bundled model. */
class PipelineMetricsIT {

  private static final String EN = "{model=\"en\"}";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void metersShowWhatAListenerOfProgressCounts() throws Exception {
    AtomicReference<Progress> told = new AtomicReference<>(Progress.NONE);
    long start = System.nanoTime();
    try (NerPipeline ner =
            English.load(p -> p.listener(more -> told.accumulateAndGet(more, Progress::plus)));
        PipelineMetrics metrics = PipelineMetrics.of(ner, "model", "en")) {
      metrics.bindTo(registry);
      ner.extractAll(English.TEXTS);
      assertThat(ner.extractAll(English.TEXTS.stream())).hasSize(5);
      English.TEXTS.forEach(ner::extract);
      for (CompletableFuture<List<Entity>> later :
          English.TEXTS.stream().map(ner::extractAsync).toList()) {
        later.get(60, SECONDS);
      }
      Progress done = Objects.requireNonNull(told.get());
      Scrape scrape = Scrape.of(registry);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(scrape.count("ner4j_texts_total" + EN)).isEqualTo(20).isEqualTo(done.texts());
      assertThat(scrape.count("ner4j_tokens_total" + EN)).isEqualTo(done.tokens());
      assertThat(scrape.count("ner4j_padding_total" + EN)).isEqualTo(done.padding());
      assertThat(scrape.count("ner4j_batch_size_sum" + EN)).isEqualTo(done.windows());
      assertThat(scrape.count("ner4j_batch_size_count" + EN)).isEqualTo(done.batches());
      assertThat(scrape.count("ner4j_run_seconds_count" + EN)).isEqualTo(done.batches());
      assertThat(scrape.value("ner4j_run_seconds_sum" + EN))
          .isBetween(1e-6, seconds * Runtime.getRuntime().availableProcessors());
      // Three short texts wait in each of two kinds of calls; the empty and the long one do not.
      assertThat(scrape.value("ner4j_queue_wait_seconds_count" + EN)).isEqualTo(6);
      assertThat(scrape.value("ner4j_queue_size_texts" + EN)).isZero();
      assertThat(registry.scrape()).doesNotContain("ner4j_failures");
    }
  }

  @Test
  void failuresAreCountedByTheirException() {
    try (NerPipeline ner = English.load(p -> p.longText(LongText.REFUSE));
        PipelineMetrics metrics = PipelineMetrics.of(ner)) {
      metrics.bindTo(registry);
      assertThatThrownBy(() -> ner.extract(English.LONG)).isInstanceOf(NerInputException.class);
      assertThatThrownBy(() -> ner.extractAll(List.of("Rome", English.LONG)))
          .isInstanceOf(NerInputException.class);
      assertThat(Scrape.of(registry).value("ner4j_failures_total{exception=\"NerInputException\"}"))
          .isEqualTo(2);
    }
  }

  @Test
  void textsThatWaitAreShown() throws Exception {
    try (NerPipeline ner = English.load(p -> {});
        PipelineMetrics metrics = PipelineMetrics.of(ner)) {
      metrics.bindTo(registry);
      String text = English.TEXTS.get(0);
      List<CompletableFuture<List<Entity>>> all =
          IntStream.range(0, 100).mapToObj(i -> ner.extractAsync(text)).toList();
      assertThat(Scrape.of(registry).value("ner4j_queue_size_texts")).isBetween(1.0, 100.0);
      for (CompletableFuture<List<Entity>> later : all) {
        later.get(60, SECONDS);
      }
      assertThat(Scrape.of(registry).value("ner4j_queue_size_texts")).isZero();
      assertThat(Scrape.of(registry).value("ner4j_queue_wait_seconds_count")).isEqualTo(100);
      assertThat(Scrape.of(registry).value("ner4j_batch_size_max")).isGreaterThan(1);
    }
  }

  @Test
  void severalRegistriesCountTheSameAndClosedMetersCountNoMore() {
    PrometheusMeterRegistry other = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (NerPipeline ner = English.load(p -> {})) {
      PipelineMetrics metrics = PipelineMetrics.of(ner);
      metrics.bindTo(registry);
      metrics.bindTo(other);
      ner.extract("Rome");
      metrics.close();
      metrics.close();
      ner.extract("Rome");
    }
    for (PrometheusMeterRegistry each : List.of(registry, other)) {
      assertThat(Scrape.of(each).value("ner4j_texts_total")).isEqualTo(1);
      assertThat(Scrape.of(each).has("ner4j_queue_size_texts")).isFalse();
    }
  }
}
