package io.ner4j.task;

import io.ner4j.Aggregation;
import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.span.Filter;
import io.ner4j.span.RawLabels;
import io.ner4j.thread.Listener;
import io.ner4j.window.Frame;
import io.ner4j.window.WindowSizes;

/**
 * What a pipeline was built with, checked.
 *
 * @param labels the model's labels
 * @param aggregation how token scores become word labels
 * @param decoder reads label scores as spans
 * @param filter which entities are wanted
 * @param frame the special tokens of a window
 * @param windows how texts are cut into windows
 * @param maxBatchTokens tokens in a batch at most, with its padding, if that is not skipped
 * @param maxWaiting texts of single calls that wait for their turn, at most
 * @param listener is told what was done
 */
public record Settings(
    LabelSet labels,
    Aggregation aggregation,
    BioDecoder decoder,
    Filter filter,
    Frame frame,
    WindowSizes windows,
    int maxBatchTokens,
    int maxWaiting,
    Listener listener) {

  /** The same for every token by itself, those outside of entities included. */
  public Settings ofTokens() {
    return with(Aggregation.NONE, RawLabels.ofAll(labels), listener);
  }

  /** The same for a call that begins on this thread. */
  public Settings ofCall() {
    Listener told = listener.ofCall();
    return told == listener ? this : with(aggregation, decoder, told);
  }

  private Settings with(Aggregation aggregation, BioDecoder decoder, Listener listener) {
    return new Settings(
        labels, aggregation, decoder, filter, frame, windows, maxBatchTokens, maxWaiting, listener);
  }
}
