package io.ner4j.server;

import io.ner4j.Aggregation;
import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.Progress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A pipeline for each aggregation, made when it is first asked for. Owns and closes them. Safe for
 * use by many threads.
 *
 * <pre>{@code
 * try (Pipelines pipelines =
 *     Pipelines.load(
 *         Aggregation.FIRST, options -> OnnxNer.englishBuilder().pipeline(options).load())) {
 *   NerServer.start(ServerOptions.LOCAL, pipelines).join();
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Pipelines implements AutoCloseable {

  private final Aggregation standard;
  private final Function<Consumer<NerPipelineBuilder>, NerPipeline> loader;
  private final Map<Aggregation, NerPipeline> loaded = new EnumMap<>(Aggregation.class);
  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);
  private boolean closed;

  private Pipelines(
      Aggregation standard, Function<Consumer<NerPipelineBuilder>, NerPipeline> loader) {
    this.standard = standard;
    this.loader = loader;
  }

  /**
   * Loads the pipeline of one aggregation at once, so that a bad model is known early.
   *
   * @param standard the aggregation of clients that ask for none
   * @param loader loads a pipeline, which it lets the argument tell its options
   * @return the pipelines, to be closed by the caller
   * @throws io.ner4j.NerModelException if the model cannot be loaded
   */
  public static Pipelines load(
      Aggregation standard, Function<Consumer<NerPipelineBuilder>, NerPipeline> loader) {
    Pipelines pipelines = new Pipelines(standard, loader);
    pipelines.of(standard);
    return pipelines;
  }

  /** The aggregation of clients that ask for none. */
  Aggregation standard() {
    return standard;
  }

  /** What all pipelines have done so far. */
  Progress progress() {
    return Objects.requireNonNull(progress.get(), "progress");
  }

  /**
   * Gives the pipeline of an aggregation. The first call for one loads it.
   *
   * @throws IllegalStateException if closed
   */
  synchronized NerPipeline of(Aggregation aggregation) {
    if (closed) {
      throw new IllegalStateException("the pipelines are closed");
    }
    NerPipeline pipeline = loaded.get(aggregation);
    if (pipeline == null) {
      pipeline =
          loader.apply(
              options ->
                  options
                      .aggregation(aggregation)
                      .listener(more -> progress.accumulateAndGet(more, Progress::plus)));
      loaded.put(aggregation, pipeline);
    }
    return pipeline;
  }

  /** Waits for the calls that are running and closes every pipeline. Closing again does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    loaded.values().forEach(NerPipeline::close);
  }
}
