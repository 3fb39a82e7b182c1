package io.ner4j.server;

import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.Progress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The pipeline that a server reads texts with, and what it has done. One loaded model serves all
 * clients, whatever they ask for. Owns and closes the pipeline. Safe for use by many threads.
 *
 * <pre>{@code
 * try (ServedPipeline served =
 *     ServedPipeline.load(options -> OnnxNer.englishBuilder().pipeline(options).load())) {
 *   NerServer.start(ServerOptions.LOCAL, served).join();
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ServedPipeline implements AutoCloseable {

  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);
  private final NerPipeline pipeline;

  private ServedPipeline(Function<Consumer<NerPipelineBuilder>, NerPipeline> loader) {
    this.pipeline = loader.apply(options -> options.listener(this::count));
  }

  /**
   * Loads a pipeline.
   *
   * @param loader loads it, and lets the argument add a listener to its options
   * @return the pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if the model cannot be loaded
   */
  public static ServedPipeline load(Function<Consumer<NerPipelineBuilder>, NerPipeline> loader) {
    return new ServedPipeline(loader);
  }

  private void count(Progress more) {
    progress.accumulateAndGet(more, Progress::plus);
  }

  NerPipeline pipeline() {
    return pipeline;
  }

  /** What was done so far. */
  Progress progress() {
    return Objects.requireNonNull(progress.get(), "progress");
  }

  /** Waits for the calls that are running and closes the pipeline. Closing again does nothing. */
  @Override
  public void close() {
    pipeline.close();
  }
}
