package io.ner4j.onnx.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine as native libraries see it.
 *
 * @param system the operating system, as the system property {@code os.name} gives it
 * @param architecture of the JVM, as the system property {@code os.arch} gives it
 * @param root the root directory
 */
public record Platform(String system, String architecture, Path root) {

  /** Where there are builds of all that ner4j loads. */
  static final String SUPPORTED =
      "Linux with glibc (x86-64, aarch64), macOS (aarch64) and Windows (x86-64)";

  /** Until 2.33 the C library's file bore its version. */
  private static final Pattern OLD_GLIBC = Pattern.compile("/libc-2\\.(\\d+)\\.so");

  public static Platform current() {
    return new Platform(System.getProperty("os.name"), System.getProperty("os.arch"), Path.of("/"));
  }

  boolean linux() {
    return system.toLowerCase(Locale.ROOT).startsWith("linux");
  }

  boolean mac() {
    return system.toLowerCase(Locale.ROOT).startsWith("mac");
  }

  public boolean windows() {
    return system.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  boolean x64() {
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }

  boolean aarch64() {
    return architecture.equals("aarch64") || architecture.equals("arm64");
  }

  /**
   * Says what of this machine no build of a native library can run on, if anything.
   *
   * @param glibc the least y of the glibc 2.y that the library needs on Linux
   */
  Optional<String> obstacle(int glibc) {
    if (mac() && x64()) {
      return Optional.of(
          "there is no build for Intel on macOS; on a Mac with an Apple processor, use a JDK for"
              + " aarch64; on one with an Intel processor, use a Linux container");
    }
    if (windows() && aarch64()) {
      return Optional.of(
          "there is no build for Windows on ARM; use a JDK for x86-64, which Windows emulates");
    }
    if (!(linux() && (x64() || aarch64())) && !(mac() && aarch64()) && !(windows() && x64())) {
      return Optional.of("there is no build for it; use a 64-bit JDK on " + SUPPORTED);
    }
    if (linux() && musl()) {
      return Optional.of(
          "this is a JVM for musl libc, such as on Alpine, and there is no build for it; use an"
              + " image with glibc, such as eclipse-temurin (Ubuntu), Debian 12 or UBI 9");
    }
    return oldGlibc()
        .filter(minor -> minor < glibc)
        .map(
            minor ->
                String.format(
                    Locale.ROOT,
                    "it needs glibc 2.%d or later, and this system has 2.%d; use a newer one, such"
                        + " as Debian 12, Ubuntu 22.04 or RHEL 9",
                    glibc,
                    minor));
  }

  /** Whether the JVM runs on musl: what it has loaded tells, else the loaders that there are. */
  private boolean musl() {
    Optional<String> loaded = loaded();
    return loaded.isPresent()
        ? loaded.get().contains("/ld-musl-")
        : has("lib", "ld-musl-*") && !has("lib64", "ld-linux-*") && !has("lib", "ld-linux-*");
  }

  private Optional<Integer> oldGlibc() {
    return loaded()
        .map(OLD_GLIBC::matcher)
        .filter(Matcher::find)
        .map(match -> Integer.valueOf(match.group(1)));
  }

  /** The files that this process has in memory, where the system tells. */
  private Optional<String> loaded() {
    try {
      byte[] maps = Files.readAllBytes(root.resolve("proc/self/maps"));
      return Optional.of(new String(maps, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean has(String directory, String names) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve(directory), names)) {
      return found.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return system + " " + architecture;
  }
}
