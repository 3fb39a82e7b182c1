package io.ner4j;

import org.jspecify.annotations.Nullable;

/** A window that waits to be run together with others. Safe for use by many threads. */
abstract class Waiting {

  private final Window window;
  private volatile @Nullable Answer answer;

  Waiting(Window window) {
    this.window = window;
  }

  Window window() {
    return window;
  }

  int length() {
    return window.length();
  }

  @Nullable Answer answer() {
    return answer;
  }

  void answer(Answer answer) {
    this.answer = answer;
    onAnswer();
  }

  /** Told, on the thread that ran the window, that the answer is there. */
  abstract void onAnswer();
}
