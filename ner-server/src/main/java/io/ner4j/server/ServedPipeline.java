package io.ner4j.server;

import io.ner4j.NerPipeline;
import io.ner4j.NerPipelineBuilder;
import io.ner4j.Progress;
import io.ner4j.zeroshot.ZeroShotPipeline;
import io.ner4j.zeroshot.ZeroShotPipelineBuilder;
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
  private final ServedModel model;

  private ServedPipeline(Function<Consumer<Progress>, ServedModel> loader) {
    this.model = loader.apply(this::count);
  }

  /**
   * Loads a pipeline whose model has labels of its own.
   *
   * @param loader loads it, and lets the argument add a listener to its options
   * @return the pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if the model cannot be loaded
   */
  public static ServedPipeline load(Function<Consumer<NerPipelineBuilder>, NerPipeline> loader) {
    return new ServedPipeline(
        count -> new OwnLabels(loader.apply(options -> options.listener(count))));
  }

  /**
   * Loads a pipeline whose model takes the labels with the text. Its own labels are for clients
   * that give none.
   *
   * <pre>{@code
   * ServedPipeline.loadZeroShot(
   *     options -> ZeroShotNer.builder(Path.of("gliner")).pipeline(options).load());
   * }</pre>
   *
   * @param loader loads it, and lets the argument add a listener to its options
   * @return the pipeline, to be closed by the caller
   * @throws io.ner4j.NerModelException if the model cannot be loaded
   */
  public static ServedPipeline loadZeroShot(
      Function<Consumer<ZeroShotPipelineBuilder>, ZeroShotPipeline> loader) {
    return new ServedPipeline(
        count -> new GivenLabels(loader.apply(options -> options.listener(count))));
  }

  private void count(Progress more) {
    progress.accumulateAndGet(more, Progress::plus);
  }

  ServedModel model() {
    return model;
  }

  /** What was done so far. */
  Progress progress() {
    return Objects.requireNonNull(progress.get(), "progress");
  }

  /** Waits for the calls that are running and closes the pipeline. Closing again does nothing. */
  @Override
  public void close() {
    model.close();
  }
}
