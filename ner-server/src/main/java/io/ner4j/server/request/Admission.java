package io.ner4j.server.request;

import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import java.util.Locale;

/**
 * Bounds what the server holds at once: what does not fit is refused, not queued. Safe for use by
 * many threads.
 */
public final class Admission {

  private final Limits limits;
  private int requests;
  private long bytes;

  public Admission(Limits limits) {
    this.limits = limits;
  }

  /**
   * Lets a request in, without its body yet.
   *
   * @throws Problem if too many are in
   */
  public synchronized Ticket enter() {
    if (requests == limits.waitingRequests()) {
      throw new Problem(
          503,
          String.format(
              Locale.ROOT,
              "%d requests wait already, which is the most that may; try again later",
              requests));
    }
    requests++;
    return new Ticket();
  }

  public synchronized long bytes() {
    return bytes;
  }

  /** Whether a small request would be let in. */
  public synchronized boolean hasRoom() {
    return requests < limits.waitingRequests() && bytes < limits.waitingBytes();
  }

  private synchronized void add(int count) {
    if (bytes + count > limits.waitingBytes()) {
      throw new Problem(
          503,
          String.format(
              Locale.ROOT,
              "the requests that wait hold %d bytes of at most %d, so this one does not fit; try"
                  + " again later",
              bytes,
              limits.waitingBytes()));
    }
    bytes += count;
  }

  private synchronized void leave(int count) {
    requests--;
    bytes -= count;
  }

  /** One request's share, until it is closed. Safe for use by many threads. */
  public final class Ticket implements AutoCloseable {

    private int held;
    private boolean closed;

    /**
     * Takes a part of the body in.
     *
     * @throws Problem if the server holds too much; nothing is taken then
     */
    synchronized void add(int count) {
      if (closed) {
        throw new Problem(503, "the request was given up while its body was read; send it again");
      }
      Admission.this.add(count);
      held += count;
    }

    /** Gives everything back. Closing again does nothing. */
    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        leave(held);
      }
    }
  }
}
