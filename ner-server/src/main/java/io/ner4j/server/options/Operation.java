package io.ner4j.server.options;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What whoever runs a server wants of it. Immutable.
 *
 * <pre>{@code
 * java.time.Duration drain = java.time.Duration.ofSeconds(10);
 * Operation operation = Operation.QUIET.withDrain(drain).withAccessLog(System.out);
 * ServerOptions options = ServerOptions.LOCAL.withOperation(operation);
 * }</pre>
 *
 * @param drain how long a server that closes still takes requests, while it says that it is not
 *     ready; so load balancers can lead requests elsewhere
 * @param accessLog gets a line of JSON for each request, from one thread; null for no such log. It
 *     stays the caller's, who closes it after the server
 * @since 0.1.0
 */
public record Operation(Duration drain, @Nullable OutputStream accessLog) {

  private static final Duration LONGEST = Duration.ofHours(1);

  /** Ends at once, and keeps no log of requests. */
  public static final Operation QUIET = new Operation(Duration.ZERO, null);

  /**
   * Checks the duration.
   *
   * @param drain how long a server that closes still takes requests
   * @param accessLog gets a line for each request, or null
   * @throws IllegalArgumentException if the duration is negative or longer than an hour
   */
  public Operation {
    Objects.requireNonNull(drain, "drain");
    if (drain.isNegative() || drain.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a server may drain for 0 to 3600 seconds, but this is " + drain.toSeconds());
    }
  }

  /**
   * Changes how long a server that closes still takes requests.
   *
   * @param drain zero to an hour
   * @return an operation with this time
   * @throws IllegalArgumentException if it is negative or longer than an hour
   */
  public Operation withDrain(Duration drain) {
    return new Operation(drain, accessLog);
  }

  /**
   * Writes a line for each request.
   *
   * @param accessLog where to
   * @return an operation with this log
   */
  public Operation withAccessLog(OutputStream accessLog) {
    return new Operation(drain, accessLog);
  }
}
