package io.ner4j.onnx.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.jar.JarFile;

/** The jars of the class path that have a native library. */
public final class NativeJars {

  private NativeJars() {}

  /**
   * Says that there are several ONNX Runtimes on the class path, if there are: {@code onnxruntime}
   * beside {@code onnxruntime_gpu}, or two versions. One jar's classes then load another's natives.
   * A copy of one, as in a jar that was merged from others, does no harm.
   */
  public static Optional<String> conflict(Platform platform, ClassLoader classPath) {
    Map<Object, URL> different = new LinkedHashMap<>();
    try {
      String resource = NativeLibrary.ONNX_RUNTIME.resource(platform);
      for (URL found : Collections.list(classPath.getResources(resource))) {
        OptionalLong size = size(found);
        different.putIfAbsent(size.isPresent() ? size : found.toString(), found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return different.size() < 2
        ? Optional.empty()
        : Optional.of(
            "there are different ONNX Runtimes on the class path, %s; exclude onnxruntime to run on CUDA, onnxruntime_gpu to run on the CPU only, and all but one version"
                .formatted(
                    String.join(
                        " and ", different.values().stream().map(NativeJars::jar).toList())));
  }

  private static String jar(URL resource) {
    String address = resource.toString();
    int end = address.indexOf("!/");
    return end < 0 ? address : address.substring(address.indexOf(':') + 1, end);
  }

  /** Bytes of a resource, without reading it, where it is a file or lies in a jar that is one. */
  static OptionalLong size(URL resource) {
    String address = resource.toString();
    try {
      if (address.startsWith("file:")) {
        return OptionalLong.of(Files.size(Path.of(URI.create(address))));
      }
      if (address.startsWith("jar:file:")) {
        int end = address.indexOf("!/");
        try (JarFile jar = new JarFile(Path.of(URI.create(address.substring(4, end))).toFile())) {
          return OptionalLong.of(jar.getEntry(address.substring(end + 2)).getSize());
        }
      }
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
