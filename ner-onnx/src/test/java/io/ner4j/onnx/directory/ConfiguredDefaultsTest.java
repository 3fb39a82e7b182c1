package io.ner4j.onnx.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Layout;
import io.ner4j.NerModelException;
import io.ner4j.decode.Decoding;
import io.ner4j.spi.ModelDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredDefaultsTest {

  @TempDir Path directory;

  private ModelDefaults read(String section) throws IOException {
    Path file = directory.resolve("config.json");
    Files.writeString(file, "{\"model_type\": \"bert\"" + section + "}");
    return ConfiguredDefaults.of(JsonFile.read(file));
  }

  @Test
  void whatIsNotSaidStaysAsTransformersHasIt() throws IOException {
    assertThat(read("")).isEqualTo(ModelDefaults.NONE);
    assertThat(read(", \"ner4j\": {}")).isEqualTo(ModelDefaults.NONE);
    assertThat(read(", \"ner4j\": {\"layout\": \"auto\"}"))
        .isEqualTo(new ModelDefaults(Decoding.LENIENT, Layout.AUTO, OptionalInt.empty(), 0));
  }

  @Test
  void decoderLayoutWindowsAndLeastScoreAreRead() throws IOException {
    assertThat(
            read(
                ", \"ner4j\": {\"decoder\": \"Viterbi\", \"layout\": \"auto\", \"windowTokens\": 64, \"minScore\": 0.25}"))
        .isEqualTo(new ModelDefaults(Decoding.VITERBI, Layout.AUTO, OptionalInt.of(64), 0.25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"decoder\": \"greedy\"",
        "\"layout\": \"yes\"",
        "\"windowTokens\": 0",
        "\"windowTokens\": 64.5",
        "\"windowTokens\": \"64\"",
        "\"minScore\": 1.5",
        "\"minScore\": -0.1",
        "\"minScore\": \"0.4\""
      })
  void anotherValueIsRefusedByName(String setting) {
    String name = setting.substring(1, setting.indexOf('"', 1));
    assertThatThrownBy(() -> read(", \"ner4j\": {" + setting + "}"))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("config.json")
        .hasMessageContaining("expected");
  }
}
