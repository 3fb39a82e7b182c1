package io.ner4j.thread;

/**
 * Makes sure that a thread has stack left before it takes anything. What runs out of stack inside
 * of a lock of the JDK never gives it back, and nothing could be told to whoever waits.
 */
final class StackRoom {

  /** Several times as many calls as anything needs that must not be left half done. */
  private static final int CALLS = 500;

  private StackRoom() {}

  /**
   * Checks the thread's stack, in about a microsecond.
   *
   * @throws StackOverflowError if too little is left
   */
  static void check() {
    descend(CALLS);
  }

  private static void descend(int calls) {
    if (calls > 0) {
      descend(calls - 1);
    }
  }
}
