package io.ner4j.batch;

import io.ner4j.task.Window;
import java.util.concurrent.locks.LockSupport;

/** The window of a call that waits on its own thread. */
final class BlockedWindow extends QueuedWindow {

  private final Thread thread = Thread.currentThread();

  /** Whether a lane was left to the call. Guarded by {@link Lanes}. */
  boolean leads;

  BlockedWindow(Window window) {
    super(window, System.nanoTime());
  }

  @Override
  public void onResult() {
    LockSupport.unpark(thread);
  }

  @Override
  boolean lead() {
    boolean can = !leads;
    leads = true;
    LockSupport.unpark(thread);
    return can;
  }
}
