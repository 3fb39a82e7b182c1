package io.ner4j;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pipeline's own threads. Started when there is work, and ended when there was none for a while.
 * What lasts never holds up what is soon over: each kind of work has threads of its own.
 */
final class Workers {

  private static final int IDLE_SECONDS = 5;

  private final int count;
  private final ThreadPoolExecutor steps;
  private final ThreadPoolExecutor readers;
  private final ThreadPoolExecutor servers;

  Workers(int count) {
    this.count = count;
    AtomicInteger number = new AtomicInteger();
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work, "ner4j-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    steps = pool(count, count, new LinkedBlockingQueue<>(), threads);
    readers = pool(count, count, new LinkedBlockingQueue<>(), threads);
    servers = pool(0, Integer.MAX_VALUE, new SynchronousQueue<>(), threads);
  }

  private static ThreadPoolExecutor pool(
      int core, int most, BlockingQueue<Runnable> queue, ThreadFactory threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(core, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** How many threads make the most of the machine. */
  int count() {
    return count;
  }

  /** Does a step of a call that nobody waits for, in turn. */
  void step(Runnable work) {
    steps.execute(work);
  }

  /** Reads a long text that nobody waits for, in turn. */
  void read(Runnable work) {
    readers.execute(work);
  }

  /** Serves a lane, or helps a call, for as long as there is work; at once. */
  void serve(Runnable work) {
    servers.execute(work);
  }

  /** Ends the threads when what they were given is done. */
  void close() {
    steps.shutdown();
    readers.shutdown();
    servers.shutdown();
  }
}
