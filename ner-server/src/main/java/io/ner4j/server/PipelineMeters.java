package io.ner4j.server;

import io.ner4j.Progress;
import io.ner4j.spi.ObservablePipeline;
import io.ner4j.spi.PipelineObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * What a pipeline does: its runs, waits and failures, by the names that ner-micrometer gives them.
 * Safe for use by many threads.
 */
final class PipelineMeters implements PipelineObserver, AutoCloseable {

  private final ObservablePipeline pipeline;
  private final Histogram batchSize;
  private final Histogram run;
  private final Histogram wait;
  private final Counter failures;

  /** Starts counting, until it is closed. */
  PipelineMeters(PrometheusRegistry registry, ObservablePipeline pipeline) {
    this.pipeline = pipeline;
    batchSize =
        Histogram.builder()
            .name("ner4j_batch_size")
            .help("Windows in a batch.")
            .classicOnly()
            .classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128)
            .register(registry);
    run = seconds("ner4j_run_seconds", "Time of a batch in the model.").register(registry);
    wait =
        seconds("ner4j_queue_wait_seconds", "Time for which a text of a single call waited.")
            .register(registry);
    failures =
        Counter.builder()
            .name("ner4j_failures_total")
            .help("Calls that failed.")
            .labelNames("exception")
            .register(registry);
    GaugeWithCallback.builder()
        .name("ner4j_queue_size_texts")
        .help("Texts of single calls that wait now.")
        .callback(gauge -> gauge.call(pipeline.waiting()))
        .register(registry);
    pipeline.addObserver(this);
  }

  private static Histogram.Builder seconds(String name, String help) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10);
  }

  @Override
  public void onBatch(Progress batch, long runNanos) {
    batchSize.observe((double) batch.windows());
    run.observe(runNanos / 1e9);
  }

  @Override
  public void onWait(long waitNanos) {
    wait.observe(waitNanos / 1e9);
  }

  @Override
  public void onFailure(Throwable failure) {
    failures.labelValues(failure.getClass().getSimpleName()).inc();
  }

  /** Stops counting. */
  @Override
  public void close() {
    pipeline.removeObserver(this);
  }
}
