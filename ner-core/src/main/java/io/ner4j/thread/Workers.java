package io.ner4j.thread;

import io.ner4j.spi.DetachedThread;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pipeline's own threads. Started when there is work, and ended when there was none for a while.
 * There are as many as there is work at once. The places of a {@link TaskQueue} and the lanes of
 * the model bound work, never threads. So a caller's code that blocks one holds up nobody. What
 * lasts does not hold up what is soon over: each has a queue of its own.
 */
public final class Workers {

  private static final int IDLE_SECONDS = 5;

  private final int count;
  private final ThreadPoolExecutor threads;
  private final TaskQueue steps;
  private final TaskQueue readers;

  public Workers(int count) {
    this.count = count;
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> DetachedThread.of("ner4j-" + number.incrementAndGet(), work));
    steps = new TaskQueue(this, count);
    readers = new TaskQueue(this, count);
  }

  /** How many threads make the most of the machine. */
  public int count() {
    return count;
  }

  /** Steps of calls that nobody waits for, which are soon over. */
  public TaskQueue steps() {
    return steps;
  }

  /** Long texts that nobody waits for. */
  public TaskQueue readers() {
    return readers;
  }

  /** How many tasks wait for a thread. */
  public int waiting() {
    return steps.size() + readers.size();
  }

  /** Serves, on this thread, tasks for which no thread could be started. It holds nothing. */
  public void help() {
    steps.help();
    readers.help();
  }

  /**
   * Runs work on another thread at once.
   *
   * @return false if no thread can be started; the caller then does the work, or leaves it
   */
  public boolean tryStart(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RuntimeException | Error e) {
      // Either the process has no thread or no memory left, or the pipeline is closed.
      return false;
    }
  }

  /** Ends the threads when what they were given is done. */
  public void close() {
    threads.shutdown();
  }
}
