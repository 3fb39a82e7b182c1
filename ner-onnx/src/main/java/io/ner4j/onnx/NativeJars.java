package io.ner4j.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The jars of the class path that have a native library. */
final class NativeJars {

  private NativeJars() {}

  /**
   * Says that there are several ONNX Runtimes on the class path, if there are: {@code onnxruntime}
   * beside {@code onnxruntime_gpu}, or two versions. One jar's classes then load another's natives.
   * A copy of one, as in a jar that was merged from others, does no harm.
   */
  static Optional<String> conflict(Platform platform, ClassLoader classPath) {
    Map<Long, URL> different = new LinkedHashMap<>();
    try {
      String resource = NativeLibrary.ONNX_RUNTIME.resource(platform);
      for (URL found : Collections.list(classPath.getResources(resource))) {
        different.putIfAbsent(size(found), found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return different.size() < 2
        ? Optional.empty()
        : Optional.of(
            "there are different ONNX Runtimes on the class path, %s; exclude onnxruntime to run on CUDA, onnxruntime_gpu to run on the CPU alone, and all but one version"
                .formatted(
                    String.join(
                        " and ", different.values().stream().map(NativeJars::jar).toList())));
  }

  private static String jar(URL resource) {
    String address = resource.toString();
    int end = address.indexOf("!/");
    return end < 0 ? address : address.substring(address.indexOf(':') + 1, end);
  }

  /** Bytes of a resource, without reading it. */
  static long size(URL resource) {
    try {
      URLConnection connection = resource.openConnection();
      connection.setUseCaches(connection instanceof JarURLConnection);
      return connection.getContentLengthLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
