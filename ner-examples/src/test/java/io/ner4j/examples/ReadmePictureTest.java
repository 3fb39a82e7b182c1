package io.ner4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** docs/screenshots-readme.sh notes the text that it took a picture of. */
class ReadmePictureTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void thePicturesShowTheFirstScreenAsItIs() throws Exception {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String shown = readme.substring(0, readme.indexOf("## Two commands"));
    assertThat(Files.readString(ROOT.resolve("docs/images/readme.sha256")).strip())
        .as("run docs/screenshots-readme.sh")
        .isEqualTo(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getBytes(UTF_8))));
  }
}
