package io.ner4j.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an output leads to, through all links.
 *
 * @param path the last of the links' targets; it need not exist
 * @param descriptor the number, where it is an open file of this process such as {@code
 *     /dev/stdout}
 */
public record Destination(Path path, OptionalInt descriptor) {

  private static final int MAX_LINKS = 40;

  private static final Pattern DESCRIPTORS =
      Pattern.compile(
          String.format(
              Locale.ROOT,
              "/proc/(?:self|thread-self|%d)/fd|/dev/fd",
              ProcessHandle.current().pid()));

  /**
   * Follows the links of a name.
   *
   * @throws IOException if they lead nowhere, or in a circle
   */
  static Destination of(Path name) throws IOException {
    Path path = name.toAbsolutePath();
    for (int links = 0; links < MAX_LINKS; links++) {
      OptionalInt descriptor = descriptor(path);
      if (descriptor.isPresent() || !Files.isSymbolicLink(path)) {
        return new Destination(path, descriptor);
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    throw new IOException("its links lead in a circle");
  }

  private static OptionalInt descriptor(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null || path.getFileName() == null || !Files.isDirectory(parent)) {
      return OptionalInt.empty();
    }
    String number = path.getFileName().toString();
    Matcher real = DESCRIPTORS.matcher(parent.toRealPath().toString());
    return real.matches() && number.matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  boolean isStandardOutput() {
    return descriptor.orElse(-1) == 1;
  }

  /** Whether a new file takes its place; a device or a pipe is written to as it is. */
  boolean replaceable() {
    return descriptor.isEmpty() && (!Files.exists(path) || Files.isRegularFile(path));
  }

  /** Whether two names lead to one file, which need not exist. */
  boolean isSame(Destination other) throws IOException {
    if (Files.exists(path) && Files.exists(other.path)) {
      return Files.isSameFile(path, other.path);
    }
    return !Files.exists(path) && !Files.exists(other.path) && key().equals(other.key());
  }

  private Path key() throws IOException {
    Path parent = path.getParent();
    return parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(path.getFileName())
        : path.normalize();
  }
}
