package io.ner4j.spi;

/**
 * A pipeline that tells observers what it does. Safe for use by many threads.
 *
 * <pre>{@code
 * PipelineObserver failures =
 *     new PipelineObserver() {
 *       @Override
 *       public void onFailure(Throwable failure) {
 *         System.err.println(failure.getMessage());
 *       }
 *     };
 * ObservablePipeline pipeline = ner; // a NerPipeline or a ZeroShotPipeline
 * pipeline.addObserver(failures);
 * ner.extract(text);
 * pipeline.removeObserver(failures);
 * }</pre>
 *
 * @since 0.1.0
 */
public interface ObservablePipeline {

  /**
   * Adds an observer, which is told of what all callers do from now on, those of views included.
   *
   * @param observer is told; an observer that was added twice is told twice
   * @throws NullPointerException if the observer is null
   */
  void addObserver(PipelineObserver observer);

  /**
   * Removes an observer. Calls that are running may still tell it something.
   *
   * @param observer the same object that was added; another one is ignored
   * @throws NullPointerException if the observer is null
   */
  void removeObserver(PipelineObserver observer);

  /**
   * {@return how many texts of single calls wait at this moment: for room in the queue, for a
   * thread, or for the model; 0 or more}
   */
  int waiting();
}
