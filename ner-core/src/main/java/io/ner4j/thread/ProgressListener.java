package io.ner4j.thread;

import io.ner4j.Progress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls a caller's progress listener: outside of locks, lanes and places, so that it may call the
 * pipeline, and what it throws fails no text.
 */
public final class ProgressListener {

  /** Nobody. */
  public static final ProgressListener NONE = new ProgressListener(null);

  private final @Nullable Consumer<Progress> told;

  /** Set while the listener runs on the thread. */
  private final ThreadLocal<@Nullable Boolean> inside = new ThreadLocal<>();

  private ProgressListener(@Nullable Consumer<Progress> told) {
    this.told = told;
  }

  public static ProgressListener of(Consumer<Progress> told) {
    return new ProgressListener(told);
  }

  /**
   * The listener for a call that begins now. A call that the listener makes itself has none, else
   * it would be told without end.
   */
  public ProgressListener ofCall() {
    return inside.get() == null ? this : NONE;
  }

  public void tell(Progress progress) {
    Consumer<Progress> listener = told;
    if (listener != null) {
      TaskQueue.outside(() -> tell(listener, progress));
    }
  }

  private void tell(Consumer<Progress> listener, Progress progress) {
    inside.set(true);
    try {
      listener.accept(progress);
    } catch (Throwable e) {
      uncaught(e);
    } finally {
      inside.remove();
    }
  }

  /** Hands on what was thrown. What a handler throws is ignored, as the JVM does. */
  public static void uncaught(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable ignored) {
      // Nobody is left to be told.
    }
  }
}
