package io.ner4j;

import java.util.Locale;

/**
 * How much a pipeline has done. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * AtomicReference<Progress> done = new AtomicReference<>(Progress.NONE);
 * NerPipeline ner =
 *     NerPipeline.builder(tokenizer, model)
 *         .listener(more -> done.accumulateAndGet(more, Progress::plus))
 *         .build();
 * ner.extractAll(texts);
 * System.out.println(done.get().tokens() + " tokens in " + done.get().batches() + " batches");
 * }</pre>
 *
 * @param texts texts read to their end
 * @param windows runs of tokens that went through the model
 * @param tokens tokens in these windows, special tokens included
 * @param padding positions that were run beside them for nothing
 * @param batches runs of the model
 * @since 0.1.0
 */
public record Progress(long texts, long windows, long tokens, long padding, long batches) {

  /** No work yet. */
  public static final Progress NONE = new Progress(0, 0, 0, 0, 0);

  /**
   * Makes counts.
   *
   * @param texts texts read to their end
   * @param windows runs of tokens that went through the model
   * @param tokens tokens in these windows, special tokens included
   * @param padding positions that were run beside them for nothing
   * @param batches runs of the model
   * @throws IllegalArgumentException if a count is negative
   */
  public Progress {
    if (texts < 0 || windows < 0 || tokens < 0 || padding < 0 || batches < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "counts must be >= 0, but are texts %d, windows %d, tokens %d, padding %d, batches"
                  + " %d",
              texts,
              windows,
              tokens,
              padding,
              batches));
    }
  }

  /**
   * Adds other counts.
   *
   * @param more other counts
   * @return the sums
   */
  public Progress plus(Progress more) {
    return new Progress(
        texts + more.texts,
        windows + more.windows,
        tokens + more.tokens,
        padding + more.padding,
        batches + more.batches);
  }

  /**
   * Returns the share of padding in all tokens that ran.
   *
   * @return the share of padding among all positions, 0 to 1; 0 if nothing was run
   */
  public double paddingShare() {
    return padding == 0 ? 0 : (double) padding / (tokens + padding);
  }
}
