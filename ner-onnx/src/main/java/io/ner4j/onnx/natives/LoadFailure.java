package io.ner4j.onnx.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says why a native library did not load, and what to do: the system's own words seldom do. */
final class LoadFailure {

  /** What the system says, in any language that it says it in, and what that means. */
  private record Cause(Pattern said, String meaning) {

    static Cause of(String said, String meaning) {
      return new Cause(Pattern.compile(said, Pattern.CASE_INSENSITIVE), meaning);
    }
  }

  private static final List<Cause> CAUSES =
      List.of(
          Cause.of(
              "already loaded in another class ?loader",
              "another class loader of this JVM has loaded it, and only one can own a native"
                  + " library; put ner4j and its libraries into one that the applications share"
                  + " (Tomcat: its lib directory), or restart the JVM after an application is"
                  + " deployed again"),
          Cause.of(
              "version `?(GLIBC|GLIBCXX|CXXABI)_[\\d.]+'? not found",
              "the C or C++ library of this system is too old for it; use a newer system, such as"
                  + " Debian 12, Ubuntu 22.04 or RHEL 9"),
          Cause.of(
              "ld-musl|libc\\.musl|ld-linux|symbol not found",
              "this is a system with musl libc, such as Alpine, and there is no build for it; use"
                  + " an image with glibc, such as eclipse-temurin (Ubuntu), Debian 12 or UBI 9"),
          Cause.of(
              "failed to map segment|operation not permitted|cannot enable executable stack",
              "the directory that it was unpacked to does not let programs run (mounted noexec)"),
          Cause.of(
              "no space left on device|disk quota exceeded|not enough space on the disk",
              "not enough space"),
          Cause.of(
              "libstdc\\+\\+|libgomp|libgcc",
              "a library of the system is missing; install libstdc++6 and libgcc"),
          Cause.of(
              "wrong ELF class|incompatible architecture|wrong architecture|not a valid"
                  + " Win32|cannot load IA 32-bit|cannot load AMD 64-bit|exec format error|Can't"
                  + " load (IA|AMD|ARM)",
              "it is for another processor than the JVM; use a 64-bit JDK for the machine's"
                  + " architecture"));

  private static final String VISUAL_C =
      "the Microsoft Visual C++ runtime is missing or too old; install the Visual C++"
          + " Redistributable for x64 (https://aka.ms/vs/17/release/vc_redist.x64.exe), and use a"
          + " current JDK, since a msvcp140.dll in its bin directory comes first";

  private final Platform platform;
  private final NativeLibrary library;

  LoadFailure(Platform platform, NativeLibrary library) {
    this.platform = platform;
    this.library = library;
  }

  String explain(Throwable failure) {
    String said = said(failure);
    String meaning =
        CAUSES.stream()
            .filter(reading -> reading.said.matcher(said).find())
            .findFirst()
            .map(Cause::meaning)
            .or(() -> ofDirectory(library.directory(), library.bytes(platform)))
            .orElse(platform.windows() ? VISUAL_C : "there are builds for " + Platform.SUPPORTED);
    return "%s (%s). It is unpacked to %s: %s"
        .formatted(meaning, said, library.directory(), library.otherDirectory());
  }

  /**
   * What is wrong with a directory: the libraries log that they could not unpack there, and then
   * fail for another reason.
   *
   * @param bytes to be unpacked
   */
  static Optional<String> ofDirectory(Path directory, long bytes) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "ner4j", ".tmp"));
      long free = Files.getFileStore(directory).getUsableSpace();
      return free >= bytes
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT, "not enough space: %,d of %,d bytes are free", free, bytes));
    } catch (IOException e) {
      return Optional.of("the directory that it is unpacked to cannot be written: " + e);
    }
  }

  private static String said(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
