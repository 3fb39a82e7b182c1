package io.ner4j.task;

import io.ner4j.Aggregation;
import io.ner4j.Layout;
import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.span.EntityFilter;
import io.ner4j.span.PerTokenDecoder;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;
import io.ner4j.window.WindowSizes;

/**
 * What a pipeline was built with, checked.
 *
 * @param labels the model's labels
 * @param aggregation how token scores become word labels
 * @param decoder reads label scores as spans
 * @param filter which entities are wanted
 * @param template the special tokens of a window
 * @param windows how texts are cut into windows
 * @param maxBatchTokens tokens in a batch at most, with its padding, if that is not skipped
 * @param maxWaiting texts of single calls that wait for their turn, at most
 * @param layout whether the layout of a text counts
 * @param listener is told what was done
 */
public record TaskSettings(
    LabelSet labels,
    Aggregation aggregation,
    BioDecoder decoder,
    EntityFilter filter,
    SpecialTokenTemplate template,
    WindowSizes windows,
    int maxBatchTokens,
    int maxWaiting,
    Layout layout,
    ProgressListener listener) {

  /** The same for every token by itself, those outside of entities included. */
  public TaskSettings ofTokens() {
    return with(Aggregation.NONE, PerTokenDecoder.ofAll(labels), listener);
  }

  /** The same for a call that begins on this thread. */
  public TaskSettings ofCall() {
    ProgressListener told = listener.ofCall();
    return told == listener ? this : with(aggregation, decoder, told);
  }

  private TaskSettings with(
      Aggregation aggregation, BioDecoder decoder, ProgressListener listener) {
    return new TaskSettings(
        labels,
        aggregation,
        decoder,
        filter,
        template,
        windows,
        maxBatchTokens,
        maxWaiting,
        layout,
        listener);
  }
}
