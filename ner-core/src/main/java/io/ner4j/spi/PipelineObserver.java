package io.ner4j.spi;

import io.ner4j.Progress;

/**
 * Is told what a pipeline does, while it does it: for meters. Each method does nothing by default.
 *
 * <pre>{@code
 * LongAdder nanos = new LongAdder();
 * ner.addObserver(
 *     new PipelineObserver() {
 *       @Override
 *       public void onBatch(Progress batch, long runNanos) {
 *         nanos.add(runNanos);
 *       }
 *     });
 * }</pre>
 *
 * <p>Several threads call an observer at once: those of callers and those of the pipeline. An
 * observer is called inside of a call, when the model is free again, so it should be quick, and
 * must not close the pipeline. What it throws, errors included, fails no text: it goes to the
 * thread's handler of uncaught exceptions.
 *
 * <p>A {@linkplain io.ner4j.NerPipelineBuilder#listener listener} of progress gets the same counts.
 * It belongs to whoever builds the pipeline, and is not told of the calls that it makes itself.
 * Observers are told of all calls, and may come and go while the pipeline is open.
 *
 * @since 0.1.0
 */
public interface PipelineObserver {

  /** The pipeline has read a text to its end. */
  default void onText() {}

  /**
   * The model has run a batch.
   *
   * @param batch what was run: one batch, its windows, tokens and padding; no texts
   * @param runNanos how long the model took, in nanoseconds
   */
  default void onBatch(Progress batch, long runNanos) {}

  /**
   * A text of a single call has waited, and was run then. Told of texts that fit one window; longer
   * ones do not wait in the queue.
   *
   * @param waitNanos nanoseconds from the start of the wait to the start of the run. For {@code
   *     extract} the wait starts when the text was cut into tokens, for {@code extractAsync} with
   *     the call
   */
  default void onWait(long waitNanos) {}

  /**
   * A call has ended with an exception: a single text, a list, or a stream. Futures that were
   * cancelled are no failures; texts that were refused since too many wait are.
   *
   * @param failure what the caller gets
   */
  default void onFailure(Throwable failure) {}
}
