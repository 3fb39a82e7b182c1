package io.ner4j.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.ner4j.Progress;
import io.ner4j.spi.PipelineObserver;
import java.util.concurrent.TimeUnit;

/** Counts in one registry. Safe for use by many threads. */
final class MeterObserver implements PipelineObserver {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter texts;
  private final Counter tokens;
  private final Counter padding;
  private final DistributionSummary batchSize;
  private final Timer run;
  private final Timer wait;

  MeterObserver(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
    texts = counter("ner4j.texts", "Texts read.");
    tokens = counter("ner4j.tokens", "Tokens that the model ran, padding left out.");
    padding = counter("ner4j.padding", "Positions that the model ran for nothing.");
    batchSize =
        DistributionSummary.builder("ner4j.batch.size")
            .description("Windows in a batch.")
            .tags(tags)
            .register(registry);
    run = timer("ner4j.run", "Time of a batch in the model.");
    wait = timer("ner4j.queue.wait", "Time for which a text of a single call waited.");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name).description(description).tags(tags).register(registry);
  }

  @Override
  public void onText() {
    texts.increment();
  }

  @Override
  public void onBatch(Progress batch, long runNanos) {
    tokens.increment((double) batch.tokens());
    padding.increment((double) batch.padding());
    batchSize.record((double) batch.windows());
    run.record(runNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void onWait(long waitNanos) {
    wait.record(waitNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void onFailure(Throwable failure) {
    Counter.builder("ner4j.failures")
        .description("Calls that failed.")
        .tags(tags)
        .tag("exception", failure.getClass().getSimpleName())
        .register(registry)
        .increment();
  }
}
