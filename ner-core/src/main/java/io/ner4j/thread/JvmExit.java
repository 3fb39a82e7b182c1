package io.ner4j.thread;

import java.util.Arrays;

/**
 * The end of the JVM, which waits for its shutdown hooks, as a call of System.exit waits for it.
 */
final class JvmExit {

  /** What runs the hooks; it is below every call of System.exit. */
  private static final String SHUTDOWN = "java.lang.Shutdown";

  private JvmExit() {}

  /** Whether hooks are running. */
  static boolean isUnderway() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread(() -> {}));
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Whether a thread called System.exit, and so never gets on. */
  static boolean holds(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(SHUTDOWN));
  }
}
