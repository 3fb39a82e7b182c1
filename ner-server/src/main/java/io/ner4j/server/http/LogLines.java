package io.ner4j.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines from a thread of its own: where the output stands still or fails, lines are lost,
 * but no request waits. Safe for use by many threads.
 */
final class LogLines implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogLines.class);

  private static final int QUEUED = 8192;
  private static final long SECONDS_TO_END = 5;
  private static final byte[] END = {};

  private final OutputStream out;
  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUED);
  private final AtomicLong lost = new AtomicLong();
  private final Thread writer = new Thread(this::write, "ner4j-access-log");
  private boolean failing;

  LogLines(OutputStream out) {
    this.out = out;
    writer.setDaemon(true);
    writer.start();
  }

  /** Adds a line, without its end. */
  void add(byte[] line) {
    if (!queue.offer(line)) {
      lost.incrementAndGet();
    }
  }

  private void write() {
    try {
      for (byte[] line = queue.take(); line != END; line = queue.take()) {
        writeLine(line);
        long count = lost.getAndSet(0);
        if (count > 0) {
          writeLine(Json.object(json -> json.writeNumberField("lost", count)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One call to the system for a line, so that no other program's lines get between. */
  private void writeLine(byte[] line) {
    byte[] whole = Arrays.copyOf(line, line.length + 1);
    whole[line.length] = '\n';
    try {
      out.write(whole);
      out.flush();
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        log.warn("the access log cannot be written: {}; requests go on without", e.getMessage());
      }
      failing = true;
    }
  }

  /** Writes what is left, for some seconds, and ends. Closing again does nothing. */
  @Override
  public void close() {
    try {
      if (queue.offer(END, SECONDS_TO_END, TimeUnit.SECONDS)) {
        writer.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
