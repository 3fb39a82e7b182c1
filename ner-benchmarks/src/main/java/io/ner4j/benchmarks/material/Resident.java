package io.ner4j.benchmarks.material;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process holds in memory, and what it takes of the processors. */
public final class Resident {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Resident() {}

  /**
   * Resident memory in megabytes.
   *
   * @throws IllegalStateException if the system is not Linux, the only one that is asked
   */
  public static double megabytes() throws IOException {
    if (!Files.isReadable(STATUS)) {
      throw new IllegalStateException(
          "resident memory is read from " + STATUS + ", which is not there");
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Seconds of processor time since the process began. */
  public static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }
}
