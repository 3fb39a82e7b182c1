package io.ner4j.task;

import io.ner4j.window.WindowPlanner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run of a text's tokens that the model reads at once, and later what it says of them. */
public final class Window {

  private final Reading reading;
  private final WindowPlanner.Range range;
  private final int[] ids;
  private @Nullable Answer answer;

  /** Takes the tokens' vocabulary ids with the special ones around them. */
  public Window(Reading reading, WindowPlanner.Range range, int[] ids) {
    this.reading = reading;
    this.range = range;
    this.ids = ids;
  }

  /** The text that the window belongs to. */
  public Reading reading() {
    return reading;
  }

  /** Number of the first token. */
  public int from() {
    return range.from();
  }

  /** Number after the last token. */
  public int to() {
    return range.to();
  }

  public int[] ids() {
    return ids;
  }

  /** Number of tokens, special ones included. */
  public int length() {
    return ids.length;
  }

  public void answer(Answer answer) {
    this.answer = answer;
  }

  public Answer answer() {
    return Objects.requireNonNull(answer, "answer");
  }
}
