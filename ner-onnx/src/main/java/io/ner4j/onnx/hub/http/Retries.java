package io.ner4j.onnx.hub.http;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what failed on the way, after a pause that doubles from one second to thirty. */
public final class Retries {

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** The longest wait that a server may ask for; a longer one is an error. */
  static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);

  /** Something that may fail on the way. */
  @FunctionalInterface
  public interface Attempt<T> {
    T run() throws IOException;
  }

  private final RetryPolicy patience;

  public Retries(RetryPolicy patience) {
    this.patience = patience;
  }

  /**
   * Runs an attempt until it works.
   *
   * @param what is fetched, for messages
   * @throws NerModelException if it fails too often, or the thread is interrupted
   */
  public <T> T run(String what, Attempt<T> attempt) {
    int failures = 0;
    while (true) {
      try {
        return attempt.run();
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted(what, e);
        }
        boolean progress = e instanceof TransientException known && known.progress();
        failures = progress ? 1 : failures + 1;
        Duration wait = wait(what, e, failures);
        LOG.info("{}: {}; trying again in {} ms", what, reason(e), wait.toMillis());
        pause(what, wait);
      }
    }
  }

  private Duration wait(String what, IOException e, int failures) {
    if (failures >= patience.tries()) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "could not fetch %s: %s; tried %d times in a row; what came is kept, so try again"
                  + " later",
              what,
              reason(e),
              failures),
          e);
    }
    Optional<Duration> asked =
        e instanceof TransientException known ? known.retryAfter() : Optional.empty();
    if (asked.isPresent()) {
      if (asked.get().compareTo(LONGEST_ASKED_FOR) > 0) {
        throw new NerModelException(
            String.format(
                Locale.ROOT,
                "could not fetch %s: %s; the server asks to wait for %d s; try again then",
                what,
                reason(e),
                asked.get().toSeconds()),
            e);
      }
      return asked.get();
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
    Duration wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    // So that many who failed together do not come again together.
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1));
  }

  private void pause(String what, Duration wait) {
    try {
      patience.pause().of(wait);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  /** Sets the thread's interrupt status and says what was interrupted. */
  public static NerModelException interrupted(String what, Throwable cause) {
    Thread.currentThread().interrupt();
    return new NerModelException("interrupted while fetching " + what, cause);
  }

  public static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : Printable.printable(message);
  }
}
