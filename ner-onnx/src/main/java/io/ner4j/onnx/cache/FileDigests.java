package io.ner4j.onnx.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of files, for which a process reads each file once: digests took up to half of the
 * time of loading a model again. A file is read again if its size, its time of change or its place
 * on the disk is another. Safe for use by many threads.
 */
public final class FileDigests {

  private static final FileDigests OF_PROCESS = new FileDigests(Clock.systemUTC());

  /** A file that changed this lately may change again without another time of change. */
  private static final Duration UNSETTLED = Duration.ofSeconds(3);

  /** What tells that a file is the one that was read. */
  private record Stamp(long size, FileTime changed, @Nullable Object place) {

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
    }
  }

  private record Known(Stamp stamp, String digest) {}

  private final Map<Path, Known> known = new ConcurrentHashMap<>();
  private final Clock clock;

  FileDigests(Clock clock) {
    this.clock = clock;
  }

  /** {@return the digests that all of this process share} */
  public static FileDigests ofProcess() {
    return OF_PROCESS;
  }

  /**
   * The digest of a file.
   *
   * @return its SHA-256 in hexadecimal
   * @throws NoSuchFileException if there is no such file
   */
  public String of(Path file) throws IOException {
    Path path = file.toAbsolutePath();
    Stamp stamp = Stamp.of(path);
    Known before = known.get(path);
    if (before != null && before.stamp.equals(stamp)) {
      return before.digest;
    }
    boolean settled = stamp.changed.toInstant().isBefore(clock.instant().minus(UNSETTLED));
    String digest;
    try (InputStream in = Files.newInputStream(path)) {
      digest = Digest.ofCopy(in, OutputStream.nullOutputStream());
    }
    if (settled) {
      known.put(path, new Known(stamp, digest));
    }
    return digest;
  }
}
