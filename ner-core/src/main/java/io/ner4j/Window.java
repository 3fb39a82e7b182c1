package io.ner4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run of a text's tokens that the model reads at once, and later what it says of them. */
final class Window {

  private final Reading reading;
  private final WindowPlanner.Range range;
  private final int[] ids;
  private @Nullable Answer answer;

  /** Takes the tokens' vocabulary ids with the special ones around them. */
  Window(Reading reading, WindowPlanner.Range range, int[] ids) {
    this.reading = reading;
    this.range = range;
    this.ids = ids;
  }

  /** The text that the window belongs to. */
  Reading reading() {
    return reading;
  }

  /** Number of the first token. */
  int from() {
    return range.from();
  }

  /** Number after the last token. */
  int to() {
    return range.to();
  }

  int[] ids() {
    return ids;
  }

  /** Number of tokens, special ones included. */
  int length() {
    return ids.length;
  }

  void answer(Answer answer) {
    this.answer = answer;
  }

  Answer answer() {
    return Objects.requireNonNull(answer, "answer");
  }
}
