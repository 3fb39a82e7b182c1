package io.ner4j.onnx.hub.store;

import io.ner4j.onnx.hub.http.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names of files and revisions stay below a directory, on every operating system. */
public final class RepoPath {

  private static final int LONGEST = 512;

  /** What Windows forbids, or gives a meaning; a colon would start a drive or a stream. */
  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|\uFFFD]");

  /** Devices of Windows, with any ending. */
  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

  private static final Pattern NUMBERED_DEVICE = Pattern.compile("(?:com|lpt)[0-9¹²³]");

  private RepoPath() {}

  /** Whether a name that a server or a file gave may be one below a directory. */
  public static boolean isSafe(String name) {
    if (name.isEmpty() || name.length() > LONGEST || FORBIDDEN.matcher(name).find()) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      // Windows drops dots and spaces at the end.
      if (part.isEmpty() || part.endsWith(".") || part.endsWith(" ") || isDevice(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDevice(String part) {
    String stem = part.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
    return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
  }

  /**
   * The path of a name below a directory.
   *
   * @throws IllegalArgumentException if the name is not safe, or cannot be a path here
   */
  public static Path below(Path directory, String name) {
    if (!isSafe(name)) {
      throw new IllegalArgumentException(
          "expected a name below a directory, but found '" + Printable.printable(name) + "'");
    }
    try {
      Path path = directory.resolve(name).normalize();
      if (path.startsWith(directory.normalize()) && !path.equals(directory.normalize())) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "the name '%s' cannot be a path here".formatted(Printable.printable(name)), e);
    }
    throw new IllegalArgumentException(
        "the name '%s' leads out of %s".formatted(Printable.printable(name), directory));
  }
}
