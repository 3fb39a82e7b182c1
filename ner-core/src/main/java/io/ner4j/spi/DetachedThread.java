package io.ner4j.spi;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Objects;

/**
 * Makes threads that carry nothing of the thread that makes them, for a {@link Tokenizer} or a
 * {@link Model} that needs threads of its own.
 *
 * <p>A library shared by several applications starts its threads inside the call of one of them.
 * Such a thread must not pass the caller's user on to the next caller, nor keep the caller's class
 * loader in memory. So it inherits no thread-locals and no access control context. It belongs to
 * the root thread group, has normal priority, is a daemon, and has the class loader of this library
 * as its context class loader. Safe for use by many threads.
 *
 * <pre>{@code
 * DetachedThread.of("my-model-1", work).start();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DetachedThread {

  private DetachedThread() {}

  /**
   * Makes a thread with the usual stack. The caller starts it.
   *
   * @param name the name of the thread
   * @param work what it runs
   * @return the thread, not started
   * @throws NullPointerException if an argument is null
   */
  public static Thread of(String name, Runnable work) {
    return of(name, work, 0);
  }

  /**
   * Makes a thread. The caller starts it.
   *
   * @param name the name of the thread
   * @param work what it runs
   * @param stackBytes size of its stack in bytes, or 0 for the usual one
   * @return the thread, not started
   * @throws NullPointerException if the name or the work is null
   */
  // A thread keeps the context of its maker, with the class loaders of all callers, up to Java 23.
  @SuppressWarnings("removal")
  public static Thread of(String name, Runnable work, long stackBytes) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(work, "work");
    PrivilegedAction<Thread> making = () -> make(name, work, stackBytes);
    return AccessController.doPrivileged(making);
  }

  // Priority is inherited too; the normal one favours nobody.
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread make(String name, Runnable work, long stackBytes) {
    Thread thread = new Thread(root(), work, name, stackBytes, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.NORM_PRIORITY);
    thread.setContextClassLoader(DetachedThread.class.getClassLoader());
    return thread;
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
