package io.ner4j.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ner4j.spi.ObservablePipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Meters of a pipeline: what it reads and runs, how long texts wait, and what fails.
 *
 * <pre>{@code
 * NerPipeline ner = OnnxNer.english();
 * PipelineMetrics metrics = PipelineMetrics.of(ner, "model", "en");
 * metrics.bindTo(registry); // ner4j.texts, ner4j.run, ...
 * }</pre>
 *
 * <table>
 * <caption>meters</caption>
 * <tr><th>name<th>kind<th>counts
 * <tr><td>{@code ner4j.texts}<td>counter<td>texts read to their end
 * <tr><td>{@code ner4j.tokens}<td>counter<td>tokens that the model ran, padding left out
 * <tr><td>{@code ner4j.padding}<td>counter<td>positions that the model ran for nothing
 * <tr><td>{@code ner4j.batch.size}<td>summary<td>windows in a batch
 * <tr><td>{@code ner4j.run}<td>timer<td>time of a batch in the model
 * <tr><td>{@code ner4j.queue.wait}<td>timer<td>time for which a text of a single call waited
 * <tr><td>{@code ner4j.queue.size}<td>gauge<td>texts of single calls that wait now
 * <tr><td>{@code ner4j.failures}<td>counter<td>calls that failed, by {@code exception}
 * </table>
 *
 * <p>Meters of two pipelines in one registry need different tags. Safe for use by many threads.
 * Whoever made it closes it, before or after the pipeline.
 *
 * @since 0.1.0
 */
public final class PipelineMetrics implements MeterBinder, AutoCloseable {

  private final ObservablePipeline pipeline;
  private final Tags tags;

  /** Guarded by this. */
  private final List<Runnable> bound = new ArrayList<>();

  private PipelineMetrics(ObservablePipeline pipeline, Tags tags) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.tags = tags;
  }

  /**
   * Makes meters of a pipeline, for {@link #bindTo}.
   *
   * @param pipeline a {@link io.ner4j.NerPipeline} or {@link io.ner4j.zeroshot.ZeroShotPipeline};
   *     it stays the caller's
   * @param tags names and values of tags in turn, such as {@code "model", "en"}; all meters have
   *     them
   * @return the meters, in no registry yet
   * @throws IllegalArgumentException if a name has no value
   */
  public static PipelineMetrics of(ObservablePipeline pipeline, String... tags) {
    return new PipelineMetrics(pipeline, Tags.of(tags));
  }

  /**
   * Adds the meters to a registry. They count from now on. May be called for several registries,
   * once for each.
   *
   * @param registry where the meters go
   */
  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    MeterObserver observer = new MeterObserver(registry, tags);
    Meter waiting =
        Gauge.builder("ner4j.queue.size", pipeline, ObservablePipeline::waiting)
            .description("Texts of single calls that wait now.")
            .baseUnit("texts")
            .tags(tags)
            .register(registry);
    pipeline.addObserver(observer);
    bound.add(
        () -> {
          pipeline.removeObserver(observer);
          registry.remove(waiting);
        });
  }

  /**
   * Stops counting. Counters and timers stay in their registries with what they counted; the gauge
   * is removed. Closing again does nothing. The pipeline stays open.
   */
  @Override
  public synchronized void close() {
    bound.forEach(Runnable::run);
    bound.clear();
  }
}
