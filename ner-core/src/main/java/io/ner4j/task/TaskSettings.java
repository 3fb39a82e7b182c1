package io.ner4j.task;

import io.ner4j.decode.LabelSet;
import io.ner4j.thread.ProgressListener;
import io.ner4j.window.SpecialTokenTemplate;
import io.ner4j.window.WindowSizes;

/**
 * What a pipeline was built with, checked.
 *
 * @param labels the model's labels
 * @param reading how texts are read
 * @param template the special tokens of a window
 * @param windows how texts are cut into windows
 * @param maxBatchTokens tokens in a batch at most, with its padding, if that is not skipped
 * @param maxWaiting texts of single calls that wait for their turn, at most
 * @param listener is told what was done
 */
public record TaskSettings(
    LabelSet labels,
    ReadSettings reading,
    SpecialTokenTemplate template,
    WindowSizes windows,
    int maxBatchTokens,
    int maxWaiting,
    ProgressListener listener) {

  /** The same, but texts are read another way. */
  public TaskSettings with(ReadSettings other) {
    return with(other, listener);
  }

  /** The same for every token by itself, those outside of entities included. */
  public TaskSettings ofTokens() {
    return with(reading.ofTokens(labels), listener);
  }

  /** The same for a call that begins on this thread. */
  public TaskSettings ofCall() {
    ProgressListener told = listener.ofCall();
    return told == listener ? this : with(reading, told);
  }

  private TaskSettings with(ReadSettings reading, ProgressListener listener) {
    return new TaskSettings(
        labels, reading, template, windows, maxBatchTokens, maxWaiting, listener);
  }
}
