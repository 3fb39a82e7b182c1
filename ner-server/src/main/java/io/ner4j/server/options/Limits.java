package io.ner4j.server.options;

import java.time.Duration;
import java.util.Locale;

/**
 * How much the server takes on.
 *
 * <pre>{@code
 * ServerOptions options = ServerOptions.LOCAL.withLimits(Limits.STANDARD);
 * }</pre>
 *
 * @param bodyBytes size of a request's body at most
 * @param texts number of texts in a request at most
 * @param characters UTF-16 code units in the texts of a request at most, all together
 * @param labels number of labels in a request at most, for a model that takes them with the text
 * @param labelCharacters UTF-16 code units in the labels of a request at most, all together
 * @param waitingBytes bodies at most that are being read, wait or are worked on, all together
 * @param waitingRequests number of such requests at most
 * @param connections number of open connections at most
 * @param receive how long a request's head, and then its body, may take to arrive; a connection
 *     without requests is closed after this time too
 * @param shutdown how long requests may still take once the server closes
 * @since 0.1.0
 */
public record Limits(
    int bodyBytes,
    int texts,
    int characters,
    int labels,
    int labelCharacters,
    int waitingBytes,
    int waitingRequests,
    int connections,
    Duration receive,
    Duration shutdown) {

  /** What a server has that is told nothing else. A text of a million characters goes through. */
  public static final Limits STANDARD =
      new Limits(
          8 << 20,
          1000,
          1 << 20,
          100,
          2000,
          16 << 20,
          512,
          1024,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  /**
   * Checks that everything is positive and that the largest request fits among those that wait.
   *
   * @param bodyBytes size of a request's body at most
   * @param texts number of texts in a request at most
   * @param characters UTF-16 code units in the texts of a request at most, all together
   * @param labels number of labels in a request at most, for a model that takes them with the text
   * @param labelCharacters UTF-16 code units in the labels of a request at most, all together
   * @param waitingBytes bodies at most that are being read, wait or are worked on, all together
   * @param waitingRequests number of such requests at most
   * @param connections number of open connections at most
   * @param receive how long a request's head, and then its body, may take to arrive
   * @param shutdown how long requests may still take once the server closes
   * @throws IllegalArgumentException if a limit is not positive, or waitingBytes &lt; bodyBytes
   */
  public Limits {
    positive("bodyBytes", bodyBytes);
    positive("texts", texts);
    positive("characters", characters);
    positive("labels", labels);
    positive("labelCharacters", labelCharacters);
    positive("waitingRequests", waitingRequests);
    positive("connections", connections);
    positive("receive", receive.toMillis());
    positive("shutdown", shutdown.toMillis());
    if (waitingBytes < bodyBytes) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "waitingBytes must be at least bodyBytes, %d, or no large request is ever read, but"
                  + " is %d",
              bodyBytes,
              waitingBytes));
    }
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, but is " + value);
    }
  }
}
