package io.ner4j.cli.terminal;

import io.ner4j.onnx.hub.HubListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how files of a hub come: a bar for each on a terminal, a line for each elsewhere. For one
 * thread.
 */
public final class TransferBar implements HubListener {

  private static final long REDRAW_NANOS = 200_000_000;
  private static final int CELLS = 24;
  private static final double MEGABYTE = 1e6;

  /** Back to the line's start, and clear it. */
  private static final String CLEAR = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private String file = "";
  private long first;
  private long start;
  private long drawn;

  /**
   * Shows nothing yet.
   *
   * @param err where to show it
   * @param terminal whether that is one
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public TransferBar(PrintWriter err, boolean terminal, LongSupplier nanoTime) {
    this.err = err;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  @Override
  public void progressed(String name, long done, long total) {
    long now = nanoTime.getAsLong();
    if (!name.equals(file)) {
      file = name;
      first = done;
      start = now;
      drawn = now;
      if (!terminal) {
        err.println("ner4j: fetching " + name + (total < 0 ? "" : ", " + megabytes(total)));
        err.flush();
      }
    }
    boolean end = done == total;
    if (terminal && (end || now - drawn >= REDRAW_NANOS)) {
      drawn = now;
      err.print(CLEAR + line(done, total, (now - start) / 1e9));
      if (end) {
        err.println();
      }
      err.flush();
    }
  }

  private String line(long done, long total, double seconds) {
    double rate = seconds > 0 ? Math.max(0, done - first) / seconds : 0;
    String speed = String.format(Locale.ROOT, "%.1f MB/s", rate / MEGABYTE);
    if (total < 0) {
      return "%s %s, %s".formatted(file, megabytes(done), speed);
    }
    double part = total == 0 ? 1 : (double) done / total;
    int full = (int) (part * CELLS);
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %3.0f %% of %s, %s",
        file,
        "#".repeat(full),
        "-".repeat(CELLS - full),
        100 * part,
        megabytes(total),
        speed);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }
}
