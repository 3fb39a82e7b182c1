package io.ner4j.examples.serve;

import io.ner4j.Aggregation;
import io.ner4j.NerPipeline;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A pipeline for each aggregation, made when it is first asked for. Owns and closes them. Safe for
 * use by many threads.
 */
public final class Pipelines implements AutoCloseable {

  private final Aggregation standard;
  private final Function<Aggregation, NerPipeline> maker;
  private final Map<Aggregation, NerPipeline> made = new EnumMap<>(Aggregation.class);
  private boolean closed;

  private Pipelines(Aggregation standard, Function<Aggregation, NerPipeline> maker) {
    this.standard = standard;
    this.maker = maker;
  }

  /**
   * Makes the pipeline of one aggregation at once, so that a bad model is known early.
   *
   * @param standard the aggregation of clients that ask for none
   * @param maker loads a pipeline with an aggregation
   * @return the pipelines, to be closed by the caller
   * @throws io.ner4j.NerModelException if the model cannot be loaded
   */
  public static Pipelines load(Aggregation standard, Function<Aggregation, NerPipeline> maker) {
    Pipelines pipelines = new Pipelines(standard, maker);
    pipelines.of(standard);
    return pipelines;
  }

  /** The aggregation of clients that ask for none. */
  Aggregation standard() {
    return standard;
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
    return made.computeIfAbsent(aggregation, maker);
  }

  /** Waits for the calls that are running and closes every pipeline. */
  @Override
  public synchronized void close() {
    closed = true;
    made.values().forEach(NerPipeline::close);
  }
}
