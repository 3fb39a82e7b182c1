package io.ner4j.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Reads how much of this process lies in memory. */
final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  static long kilobytes() throws IOException, InterruptedException {
    if (Files.exists(STATUS)) {
      return parse(
          Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow());
    }
    // macOS; tests that measure memory do not run on Windows' developers' machines alone.
    Process ps =
        new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(ProcessHandle.current().pid()))
            .start();
    if (!ps.waitFor(1, TimeUnit.MINUTES)) {
      throw new IOException("ps did not end");
    }
    return parse(
        new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static long parse(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
