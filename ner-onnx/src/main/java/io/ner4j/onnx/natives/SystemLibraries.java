package io.ner4j.onnx.natives;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds native libraries where the operating system's loader would, without loading them. */
public final class SystemLibraries {

  private final List<Path> directories;

  /** What else the loader knows of: its index, and what is loaded already. */
  private final List<Path> indices;

  public SystemLibraries(List<Path> directories, List<Path> indices) {
    this.directories = directories;
    this.indices = indices;
  }

  /** As ld.so(8) says: LD_LIBRARY_PATH, the cache that ldconfig writes, the default directories. */
  public static SystemLibraries ofLinux() {
    List<Path> directories = split(System.getenv("LD_LIBRARY_PATH"));
    Stream.of("/lib64", "/usr/lib64", "/lib", "/usr/lib").map(Path::of).forEach(directories::add);
    return new SystemLibraries(
        directories, List.of(Path.of("/etc/ld.so.cache"), Path.of("/proc/self/maps")));
  }

  /** As LoadLibrary does: the system directory, then PATH. */
  public static SystemLibraries ofWindows() {
    List<Path> directories = new ArrayList<>();
    String root = System.getenv("SystemRoot");
    if (root != null) {
      directories.add(Path.of(root, "System32"));
    }
    directories.addAll(split(System.getenv("PATH")));
    return new SystemLibraries(directories, List.of());
  }

  private static List<Path> split(@Nullable String path) {
    List<Path> directories = new ArrayList<>();
    if (path != null) {
      Arrays.stream(path.split(File.pathSeparator))
          .filter(Predicate.not(String::isBlank))
          .map(Path::of)
          .forEach(directories::add);
    }
    return directories;
  }

  public boolean has(String name) {
    return directories.stream().anyMatch(directory -> Files.exists(directory.resolve(name)))
        || indices.stream().anyMatch(index -> mentions(index, name));
  }

  /** Both indices list full paths, each ended by a NUL or a line feed. */
  private static boolean mentions(Path index, String name) {
    try {
      String content = new String(Files.readAllBytes(index), StandardCharsets.ISO_8859_1);
      return content.contains("/" + name + "\0") || content.contains("/" + name + "\n");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return Stream.concat(directories.stream(), indices.stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
