package io.ner4j.task;

import io.ner4j.window.WindowPlanner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run of a text's tokens that the model reads at once, and later what it says of them. */
public class Window {

  private static final Object ANY = "any";

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
  public final TextTask task() {
    return task;
  }

  /** The tokens that it holds. */
  public final WindowPlanner.Range range() {
    return range;
  }

  /** Number of the first token. */
  public final int from() {
    return range.from();
  }

  /** Number after the last token. */
  public final int to() {
    return range.to();
  }

  public final int[] ids() {
    return ids;
  }

  /** Number of tokens, special ones included. */
  public final int length() {
    return ids.length;
  }

  /** Windows may run together if this is equal. */
  public Object company() {
    return ANY;
  }

  public final void result(WindowResult result) {
    this.result = result;
  }

  public final WindowResult result() {
    return Objects.requireNonNull(result, "answer");
  }
}
