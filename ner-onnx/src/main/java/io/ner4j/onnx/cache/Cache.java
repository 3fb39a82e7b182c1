package io.ner4j.onnx.cache;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Where files are kept between runs, and what that means for the libraries underneath. */
public final class Cache {

  /** System property that names the cache directory. */
  public static final String PROPERTY = "ner4j.cache";

  /** Environment variable that names the cache directory, if the property does not. */
  public static final String VARIABLE = "NER4J_CACHE";

  private Cache() {}

  /**
   * The directory named by the user, else where the operating system wants caches of the user,
   * else, if that cannot be written, one below that for temporary files.
   *
   * @throws NerModelException with the remedy, if none of them can be written
   */
  public static Path directory() {
    return chosen()
        .orElseGet(
            () -> {
              Path standard = standard(System::getProperty, System::getenv);
              return writable(standard) ? standard : temporary();
            });
  }

  private static Path temporary() {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      return PrivateDirectory.in(parent, "ner4j-" + user);
    } catch (IOException e) {
      throw new NerModelException(
          "expected a directory for cached files that can be written, but neither %s nor %s can: %s; name one with -D%s=DIR or the environment variable %s"
              .formatted(
                  standard(System::getProperty, System::getenv), parent, e, PROPERTY, VARIABLE),
          e);
    }
  }

  /** Whether a directory can be written, or made. One that no user has is named "?" by Java. */
  private static boolean writable(Path directory) {
    Path existing = directory;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return directory.isAbsolute()
        && existing != null
        && Files.isDirectory(existing)
        && Files.isWritable(existing);
  }

  static Optional<Path> chosen() {
    return nonBlank(System.getProperty(PROPERTY))
        .or(() -> nonBlank(System.getenv(VARIABLE)))
        .map(Path::of);
  }

  /** XDG's base directories on Linux, Known Folders on Windows, Library/Caches on macOS. */
  static Path standard(Function<String, String> properties, Function<String, String> variables) {
    Path home = Path.of(properties.apply("user.home"));
    String system = properties.apply("os.name").toLowerCase(Locale.ROOT);
    Path base;
    if (system.startsWith("windows")) {
      base =
          nonBlank(variables.apply("LOCALAPPDATA"))
              .map(Path::of)
              .orElse(home.resolve("AppData").resolve("Local"));
    } else if (system.startsWith("mac")) {
      base = home.resolve("Library").resolve("Caches");
    } else {
      base =
          nonBlank(variables.apply("XDG_CACHE_HOME")).map(Path::of).orElse(home.resolve(".cache"));
    }
    return base.resolve("ner4j");
  }

  /**
   * Keeps the tokenizer library off the network and, if the user named a cache directory or has no
   * home directory that can be written, inside the cache. What the user set for the library itself
   * stands.
   */
  public static void configureTokenizers() {
    // On a machine with CUDA it would download another build of itself.
    setUnlessSet("RUST_FLAVOR", "cpu");
    // It would report its use to a server.
    setUnlessSet("OPT_OUT_TRACKING", "true");
    chosen()
        .or(Cache::insteadOfHome)
        .ifPresent(cache -> setUnlessSet("ENGINE_CACHE_DIR", cache.resolve("djl").toString()));
  }

  private static Optional<Path> insteadOfHome() {
    boolean homeWillDo =
        isSet("DJL_CACHE_DIR") || writable(Path.of(System.getProperty("user.home"), ".djl.ai"));
    return homeWillDo ? Optional.empty() : Optional.of(temporary());
  }

  private static void setUnlessSet(String name, String value) {
    if (!isSet(name)) {
      System.setProperty(name, value);
    }
  }

  private static boolean isSet(String name) {
    return System.getenv(name) != null || System.getProperty(name) != null;
  }

  private static Optional<String> nonBlank(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
