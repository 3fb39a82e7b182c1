package io.ner4j.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wheel has what Python's specification asks for. */
class PythonWheelTest {

  @TempDir Path directory;

  @Test
  void eachFileIsListedWithItsHashAndLength() throws Exception {
    Path wheel = PythonWheel.write("1.2.3", directory);
    assertThat(wheel).hasFileName("ner4j_spark-1.2.3-py3-none-any.whl");
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      List<String> listed = text(zip, "ner4j_spark-1.2.3.dist-info/RECORD").lines().toList();
      assertThat(listed.stream().map(line -> line.substring(0, line.indexOf(','))))
          .containsExactlyElementsOf(zip.stream().map(Object::toString).toList());
      assertThat(listed).last().asString().endsWith("RECORD,,");
      for (String line : listed.subList(0, listed.size() - 1)) {
        String[] parts = line.split(",", -1);
        byte[] bytes = text(zip, parts[0]).getBytes(UTF_8);
        byte[] hash = Base64.getUrlDecoder().decode(parts[1].substring("sha256=".length()));
        assertThat(HexFormat.of().formatHex(hash))
            .isEqualTo(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(parts[2]).isEqualTo(Integer.toString(bytes.length));
      }
    }
  }

  @Test
  void itHasTheModuleOfTheJarAndAVersionThatPythonTakes() throws IOException {
    Path wheel = PythonWheel.write("1.2.3-SNAPSHOT", directory);
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      assertThat(text(zip, "ner4j_spark.py"))
          .isEqualTo(Files.readString(Path.of("src/main/resources/ner4j_spark.py")));
      assertThat(text(zip, "ner4j_spark-1.2.3.dev0.dist-info/METADATA"))
          .startsWith("Metadata-Version: 2.4\nName: ner4j-spark\nVersion: 1.2.3.dev0\n")
          .contains("io.ner4j:ner-spark:1.2.3-SNAPSHOT,io.ner4j:ner-model-en:1.2.3-SNAPSHOT");
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
  }
}
