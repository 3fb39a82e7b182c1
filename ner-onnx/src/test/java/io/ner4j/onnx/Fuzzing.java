package io.ner4j.onnx;

import io.ner4j.NerException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/**
 * Tries bad inputs in a JVM of its own, which one of them may end. The number of the last one begun
 * lies in a file, and outlives that.
 */
final class Fuzzing {

  /** Status of a JVM that spent too long on one input. */
  static final int HANGS = 86;

  private static final int MAX_SECONDS = 30;

  private Fuzzing() {}

  /** Arguments: a surface, the first seed, the seed after the last, a directory. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[3]);
    MappedByteBuffer progress = progress(directory);
    Surface.Attempt attempt = Surface.valueOf(args[0]).open(directory);
    watch(progress);
    long answered = 0;
    long refused = 0;
    long from = Long.parseLong(args[1]);
    long to = Long.parseLong(args[2]);
    for (long seed = from; seed < to; seed++) {
      progress.putLong(0, seed);
      try {
        attempt.with(new Random(seed));
        answered++;
      } catch (NerException e) {
        refused++;
      } catch (Throwable e) {
        System.out.println(
            "FOUND "
                + seed
                + " "
                + e
                + " at "
                + Arrays.stream(e.getStackTrace()).limit(6).toList());
      }
    }
    System.out.println("DONE " + answered + " answered, " + refused + " refused");
    System.exit(0);
  }

  static MappedByteBuffer progress(Path directory) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve("progress"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
    }
  }

  /** Counts seconds that this process has lived through: it may be stopped for minutes between. */
  private static void watch(MappedByteBuffer progress) {
    Thread watch =
        new Thread(
            () -> {
              long seed = -1;
              int seconds = 0;
              while (seconds < MAX_SECONDS) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
                long now = progress.getLong(0);
                seconds = now == seed ? seconds + 1 : 0;
                seed = now;
              }
              System.out.println("HANGS " + seed);
              Runtime.getRuntime().halt(HANGS);
            });
    watch.setDaemon(true);
    watch.start();
  }
}
