package io.ner4j;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pipeline's own threads: they work beside callers that have many windows, and for callers that
 * do not wait. Started when there is work, and ended when there was none for a while.
 */
final class Workers {

  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads;

  Workers(int count) {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "ner4j-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  int count() {
    return threads.getCorePoolSize();
  }

  void execute(Runnable work) {
    threads.execute(work);
  }

  /** Ends the threads when what they were given is done. */
  void close() {
    threads.shutdown();
  }
}
