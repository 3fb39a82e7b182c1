package io.ner4j.onnx.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedJsonTest {

  @TempDir Path directory;

  private void checkRefused(String json, String part) {
    assertThatThrownBy(() -> UntrustedJson.object(json, "config.json"))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining(part)
        .hasMessageNotContainingAny("\n", "JsonReader", "https:", "com.google");
  }

  @Test
  void anObjectIsRead() {
    assertThat(UntrustedJson.object("{\"a\": [1, 1e30, \"x\"]}", "config.json").get("a"))
        .hasToString("[1,1e30,\"x\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "[]", "null"})
  void anythingElseIsRefused(String json) {
    checkRefused(json, "another value");
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() {
    checkRefused("", "it is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{", "{]", "{\"a\": }"})
  void whatIsNoJsonIsRefused(String json) {
    checkRefused(json, "could not read it");
  }

  @Test
  void deepNestingIsRefused() {
    String deepest = "[".repeat(63) + "]".repeat(63);
    assertThat(UntrustedJson.object("{\"a\":" + deepest + "}", "config.json").size()).isOne();
    checkRefused("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}", "64");
    checkRefused("{\"a\":".repeat(1_000_000), "64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e1000000000"})
  void numbersBeyondAllBoundsAreRefused(String number) {
    checkRefused("{\"a\": [{\"b\": " + number + "}]}", number);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
    Path file = directory.resolve("config.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(UntrustedJson.MAX_BYTES + 1);
    }
    assertThatThrownBy(() -> UntrustedJson.object(file))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("16777216 bytes")
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFileThatIsNotInUtf8IsRefused() throws IOException {
    Path file = Files.write(directory.resolve("config.json"), new byte[] {'{', (byte) 0xFF, '}'});
    assertThatThrownBy(() -> UntrustedJson.object(file))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("UTF-8");
  }
}
