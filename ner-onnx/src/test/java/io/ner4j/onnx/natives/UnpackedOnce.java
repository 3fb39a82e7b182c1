package io.ner4j.onnx.natives;

import io.ner4j.onnx.cache.Cache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** ONNX Runtime's libraries, unpacked once for all JVMs of the tests. */
public final class UnpackedOnce {

  private UnpackedOnce() {}

  /** Returns the option of the JVM that takes them from there. */
  public static String option() {
    Path directory = Path.of(System.getenv().getOrDefault(Cache.VARIABLE, "target"), "natives");
    try {
      if (!Files.exists(directory)) {
        Path unpacked = copyTo(Files.createTempDirectory(cacheOf(directory), "natives"));
        moveUnlessThere(unpacked, directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "-Donnxruntime.native.path=" + directory.toAbsolutePath();
  }

  private static Path cacheOf(Path directory) throws IOException {
    return Files.createDirectories(directory.toAbsolutePath().getParent());
  }

  /** Another JVM of the tests may have been quicker. */
  private static void moveUnlessThere(Path unpacked, Path directory) throws IOException {
    try {
      Files.move(unpacked, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(directory)) {
        throw e;
      }
    }
  }

  /** Copies the library and the one through which Java calls it. */
  static Path copyTo(Path directory) throws IOException {
    String library = NativeLibrary.ONNX_RUNTIME.resource(Platform.current());
    String jni = library.replaceFirst("onnxruntime(\\.\\w+)$", "onnxruntime4j_jni$1");
    for (String resource : List.of(library, jni)) {
      copy(resource, directory);
    }
    return directory;
  }

  static void copy(String resource, Path directory) throws IOException {
    try (InputStream in = UnpackedOnce.class.getResourceAsStream("/" + resource)) {
      Files.copy(in, directory.resolve(Path.of(resource).getFileName()));
    }
  }
}
