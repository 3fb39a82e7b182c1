package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OrtEnvironment;
import io.ner4j.onnx.natives.NativeLibrary;
import io.ner4j.onnx.natives.Platform;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libraries that ONNX Runtime unpacks at each start to a directory of its own. It leaves the
 * directory behind, and some 30 MB in it where the process is killed.
 */
final class UnpackedLibraries {

  private static final Logger LOG = LoggerFactory.getLogger(UnpackedLibraries.class);

  private UnpackedLibraries() {}

  /**
   * Deletes them as soon as that is safe: at once, since a library that is loaded needs no file, or
   * at exit if one for GPUs may still be loaded. Windows keeps files of libraries that are loaded.
   */
  static void delete(Platform platform) {
    if (NativeLibrary.ONNX_RUNTIME.resource(platform).endsWith(".dll")) {
      return;
    }
    try {
      Field field = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
      field.setAccessible(true);
      if (field.get(null) instanceof Path directory) {
        if (mayLoadMore(platform)) {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
        } else {
          delete(directory);
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("what ONNX Runtime unpacked stays in its directory: {}", e.toString());
    }
  }

  private static boolean mayLoadMore(Platform platform) {
    String library = NativeLibrary.ONNX_RUNTIME.resource(platform);
    String shared = library.replace("onnxruntime.", "onnxruntime_providers_shared.");
    return OrtEnvironment.class.getResource("/" + shared) != null;
  }

  private static void delete(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      LOG.debug("cannot delete {}: {}", directory, e.toString());
    }
  }
}
