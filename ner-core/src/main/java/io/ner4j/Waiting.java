package io.ner4j;

import org.jspecify.annotations.Nullable;

/** A window that waits to be run together with others. Guarded by the {@link Combiner} it is in. */
abstract class Waiting {

  private final Window window;
  private @Nullable Answer answer;

  /** It is this one's turn to run a batch. */
  private boolean leads;

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

  boolean leads() {
    return leads;
  }

  void lead(boolean leads) {
    this.leads = leads;
  }

  void answer(Answer answer) {
    this.answer = answer;
  }

  /** Told, with the combiner locked, that the window leads. */
  abstract void onLead();

  /** Told, with the combiner locked, that the answer is there. */
  abstract void onAnswer();
}
