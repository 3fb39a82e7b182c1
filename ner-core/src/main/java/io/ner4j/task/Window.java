package io.ner4j.task;

import io.ner4j.window.WindowPlanner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run of a text's tokens that the model reads at once, and later what it says of them. */
public final class Window {

  private final TextTask reading;
  private final WindowPlanner.Range range;
  private final int[] ids;
  private @Nullable WindowResult answer;

  /** Takes the tokens' vocabulary ids with the special ones around them. */
  public Window(TextTask reading, WindowPlanner.Range range, int[] ids) {
    this.reading = reading;
    this.range = range;
    this.ids = ids;
  }

  /** The text that the window belongs to. */
  public TextTask reading() {
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

  public void answer(WindowResult answer) {
    this.answer = answer;
  }

  public WindowResult answer() {
    return Objects.requireNonNull(answer, "answer");
  }
}
