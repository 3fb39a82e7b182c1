package io.ner4j.onnx.hub.http;

import java.time.Duration;

/**
 * How long to wait for a server, and how often to ask again.
 *
 * @param connect until a connection stands
 * @param read until the next byte comes
 * @param tries how often in a row something may fail
 * @param pause waits between them
 */
public record RetryPolicy(Duration connect, Duration read, int tries, Pause pause) {

  /** Waits; tests need not. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  public static final RetryPolicy STANDARD =
      new RetryPolicy(
          Duration.ofSeconds(10), Duration.ofSeconds(30), 5, time -> Thread.sleep(time.toMillis()));

  public RetryPolicy withRead(Duration read) {
    return new RetryPolicy(connect, read, tries, pause);
  }
}
