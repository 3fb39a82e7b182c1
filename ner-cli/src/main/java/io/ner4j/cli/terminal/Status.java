package io.ner4j.cli.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What a command says of itself while it works: lines, and below them a bar with how much is done,
 * the rate and the time left. For one thread.
 */
public final class Status implements AutoCloseable {

  private static final long REDRAW_NANOS = 200_000_000;
  private static final int CELLS = 24;
  private static final double MEGABYTE = 1e6;

  /** Back to the line's start, and clear it. */
  private static final String CLEAR = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean bar;
  private final OptionalLong size;
  private final LongSupplier nanoTime;
  private final long start;
  private long drawn;
  private long bytes;
  private long texts;

  /**
   * Starts the clock.
   *
   * @param err where to say things
   * @param bar whether that is a terminal that the bar may be drawn on
   * @param size bytes of all input, where they are known
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public Status(PrintWriter err, boolean bar, OptionalLong size, LongSupplier nanoTime) {
    this.err = err;
    this.bar = bar;
    this.size = size;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.drawn = start;
  }

  /** Prints a line, above the bar. */
  public void say(String line) {
    err.println((bar ? CLEAR : "") + "ner4j: " + line);
    err.flush();
  }

  /** Counts a text that is done, and with it the input up to there. */
  public void done(long bytesSoFar) {
    texts++;
    bytes = bytesSoFar;
    if (bar && nanoTime.getAsLong() - drawn >= REDRAW_NANOS) {
      draw();
    }
  }

  private void draw() {
    drawn = nanoTime.getAsLong();
    err.print(CLEAR + line((drawn - start) / 1e9));
    err.flush();
  }

  /** The bar after some seconds. */
  private String line(double seconds) {
    double rate = bytes / seconds;
    String rates =
        String.format(Locale.ROOT, "%.3f MB/s, %.0f texts/s", rate / MEGABYTE, texts / seconds);
    if (size.isEmpty()) {
      return String.format(Locale.ROOT, "%.1f MB, %s", bytes / MEGABYTE, rates);
    }
    long all = size.getAsLong();
    double part = all == 0 ? 1 : Math.min(1, (double) bytes / all);
    int full = (int) (part * CELLS);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %% of %.1f MB, %s, %s left",
        "#".repeat(full),
        "-".repeat(CELLS - full),
        100 * part,
        all / MEGABYTE,
        rates,
        time(rate == 0 ? 0 : (all - bytes) / rate));
  }

  private static String time(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** Leaves the last state of the bar as a line. */
  @Override
  public void close() {
    if (bar && texts > 0) {
      draw();
      err.println();
    }
  }
}
