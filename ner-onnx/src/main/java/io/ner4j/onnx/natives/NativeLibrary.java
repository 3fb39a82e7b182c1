package io.ner4j.onnx.natives;

import ai.djl.util.Utils;
import io.ner4j.NerModelException;
import io.ner4j.onnx.cache.Cache;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A native library that comes in a jar, and is unpacked to a directory before it is loaded. */
public enum NativeLibrary {
  TOKENIZERS("tokenizers", "ai.djl.huggingface:tokenizers", 34),
  ONNX_RUNTIME("onnxruntime", "com.microsoft.onnxruntime:onnxruntime", 28);

  private final String name;
  private final String artifact;
  private final int glibc;

  NativeLibrary(String name, String artifact, int glibc) {
    this.name = name;
    this.artifact = artifact;
    this.glibc = glibc;
  }

  /**
   * Loads the library.
   *
   * @param loading makes the classes in front of the library load it
   * @throws NerModelException with the cause and how to fix it, if it cannot be loaded: before it
   *     is tried where that can be seen
   */
  public void load(Platform platform, Runnable loading) {
    obstacle(platform, NativeLibrary.class.getClassLoader())
        .ifPresent(
            obstacle -> {
              throw new NerModelException(message(platform, obstacle));
            });
    try {
      loading.run();
    } catch (RuntimeException | LinkageError e) {
      throw new NerModelException(message(platform, new LoadFailure(platform, this).explain(e)), e);
    }
  }

  private String message(Platform platform, String reason) {
    return "could not load the native library %s on %s: %s".formatted(name, platform, reason);
  }

  /** Says what stands in the way, if anything does that can be seen before the library is tried. */
  Optional<String> obstacle(Platform platform, ClassLoader classPath) {
    // Whoever brings a build of their own knows what it runs on.
    return broughtByUser(platform)
        ? Optional.empty()
        : platform.obstacle(glibc).or(() -> missing(platform, classPath));
  }

  private Optional<String> missing(Platform platform, ClassLoader classPath) {
    if (classPath.getResource(resource(platform)) != null) {
      return Optional.empty();
    }
    Platform ofBothArtifacts = new Platform("Linux", "amd64", platform.root());
    return Optional.of(
        this == ONNX_RUNTIME
                && platform.aarch64()
                && classPath.getResource(resource(ofBothArtifacts)) != null
            ? "the ONNX Runtime on the class path has no build for it, as the artifact onnxruntime_gpu; put com.microsoft.onnxruntime:onnxruntime in its place"
            : "the class path has no %s; add the artifact %s, and if jars are merged or shrunk, keep that file"
                .formatted(resource(platform), artifact));
  }

  /** Where the library lies in its jar. */
  public String resource(Platform platform) {
    String system = platform.windows() ? "win" : platform.mac() ? "osx" : "linux";
    String file = (platform.windows() ? "" : "lib") + name + extension(platform);
    return this == ONNX_RUNTIME
        ? "ai/onnxruntime/native/%s-%s/%s"
            .formatted(system, platform.x64() ? "x64" : platform.architecture(), file)
        : "native/lib/%s-%s/cpu/%s"
            .formatted(system, platform.x64() ? "x86_64" : platform.architecture(), file);
  }

  private static String extension(Platform platform) {
    return platform.windows() ? ".dll" : platform.mac() ? ".dylib" : ".so";
  }

  /** Where it is unpacked to. */
  Path directory() {
    return this == ONNX_RUNTIME
        ? Path.of(System.getProperty("java.io.tmpdir"))
        : Utils.getEngineCacheDir("tokenizers");
  }

  /** How to have it unpacked elsewhere. */
  String otherDirectory() {
    return this == ONNX_RUNTIME
        ? "-Djava.io.tmpdir=DIR names another, -Donnxruntime.native.path=DIR one with the library in it"
        : "-D" + Cache.PROPERTY + "=DIR names another, -DRUST_LIBRARY_PATH=FILE the library itself";
  }

  /** How many bytes it unpacks to, as far as the jar tells. */
  long bytes(Platform platform) {
    URL jar = NativeLibrary.class.getClassLoader().getResource(resource(platform));
    return jar == null ? 0 : NativeJars.size(jar).orElse(0);
  }

  private boolean broughtByUser(Platform platform) {
    if (this == TOKENIZERS) {
      return Utils.getEnvOrSystemProperty("RUST_LIBRARY_PATH") != null;
    }
    String file = Path.of(resource(platform)).getFileName().toString();
    return System.getProperty("onnxruntime.native.path") != null
        || System.getProperty("onnxruntime.native.onnxruntime.path") != null
        || Boolean.getBoolean("onnxruntime.native.onnxruntime.skip")
        || Arrays.stream(System.getProperty("java.library.path", "").split(File.pathSeparator))
            .anyMatch(directory -> Files.exists(Path.of(directory, file)));
  }
}
