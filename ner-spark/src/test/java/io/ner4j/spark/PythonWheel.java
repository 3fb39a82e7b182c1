package io.ner4j.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the Python module as a wheel, for PyPI: the profile release runs it. The form is that of <a
 * href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Python's
 * specification</a>. The same version gives the same bytes.
 */
public final class PythonWheel {

  private static final String MODULE = "ner4j_spark.py";

  /** The first day that a zip file can tell. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PythonWheel() {}

  /**
   * Writes a wheel.
   *
   * @param args the version of the build, and the directory that gets the wheel
   */
  public static void main(String[] args) throws IOException {
    System.out.println(write(args[0], Path.of(args[1])));
  }

  /** Gives the file that it wrote. */
  static Path write(String version, Path directory) throws IOException {
    String python = version.replace("-SNAPSHOT", ".dev0");
    String info = "ner4j_spark-" + python + ".dist-info/";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(MODULE, module());
    files.put(info + "METADATA", metadata(python, version));
    files.put(
        info + "WHEEL",
        "Wheel-Version: 1.0\nGenerator: ner4j\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    files.put(info + "RECORD", record(files, info + "RECORD"));
    Path wheel = directory.resolve("ner4j_spark-" + python + "-py3-none-any.whl");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(wheel))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(file.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return wheel;
  }

  private static String module() throws IOException {
    try (InputStream in = PythonWheel.class.getResourceAsStream("/" + MODULE)) {
      return new String(Objects.requireNonNull(in, MODULE).readAllBytes(), UTF_8);
    }
  }

  private static String metadata(String python, String version) {
    return """
        Metadata-Version: 2.4
        Name: ner4j-spark
        Version: %s
        Summary: Named entities of a column in PySpark, by ner4j
        License-Expression: Apache-2.0
        Project-URL: Homepage, https://github.com/ner4j/ner4j
        Requires-Python: >=3.8
        Provides-Extra: pyspark
        Requires-Dist: pyspark>=3.5; extra == 'pyspark'
        Description-Content-Type: text/markdown

        Finds people, places and organisations in a column of texts. The work is done by Java, so start Spark with its jars:

        `spark.jars.packages=io.ner4j:ner-spark:%s,io.ner4j:ner-model-en:%s`
        """
        .formatted(python, version, version);
  }

  /** The list of files with their hashes, and itself without. */
  private static String record(Map<String, String> files, String name) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (file, text) -> {
          byte[] bytes = text.getBytes(UTF_8);
          lines.append(
              String.format(Locale.ROOT, "%s,sha256=%s,%d\n", file, sha256(bytes), bytes.length));
        });
    return lines.append(name).append(",,\n").toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("each JVM has SHA-256", e);
    }
  }
}
