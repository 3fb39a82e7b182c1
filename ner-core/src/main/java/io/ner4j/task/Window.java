package io.ner4j.task;

import io.ner4j.window.WindowPlanner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run of a text's tokens that the model reads at once, and later what it says of them. */
public final class Window {

  private final TextTask task;
  private final WindowPlanner.Range range;
  private final int[] ids;
  private @Nullable WindowResult result;

  /** Takes the tokens' vocabulary ids with the special ones around them. */
  public Window(TextTask task, WindowPlanner.Range range, int[] ids) {
    this.task = task;
    this.range = range;
    this.ids = ids;
  }

  /** The text that the window belongs to. */
  public TextTask task() {
    return task;
  }

  /** The tokens that it holds. */
  public WindowPlanner.Range range() {
    return range;
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

  public void result(WindowResult result) {
    this.result = result;
  }

  public WindowResult result() {
    return Objects.requireNonNull(result, "answer");
  }
}
