package io.ner4j.onnx.hub.http;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** Something failed that may work when it is tried again. */
public final class TransientException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;
  private final boolean progress;

  private TransientException(String message, Optional<Duration> retryAfter, boolean progress) {
    super(message);
    this.retryAfter = retryAfter;
    this.progress = progress;
  }

  public TransientException(String message) {
    this(message, Optional.empty(), false);
  }

  /** The server said when to come again. */
  static TransientException after(Optional<Duration> retryAfter, String message) {
    return new TransientException(message, retryAfter, false);
  }

  /** The transfer broke off, but a good part of it came: the count of failures starts anew. */
  public static TransientException onTheWay(IOException cause) {
    TransientException e =
        new TransientException(String.valueOf(cause.getMessage()), Optional.empty(), true);
    e.initCause(cause);
    return e;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  boolean progress() {
    return progress;
  }
}
