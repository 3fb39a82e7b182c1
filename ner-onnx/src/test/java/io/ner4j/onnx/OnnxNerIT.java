package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.LongText;
import io.ner4j.NerInputException;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading a model directory: its options, and what is said of one that is not right. */
class OnnxNerIT extends EditedDirectoryTests {

  @Test
  void aPipelineSaysItsFileDeviceAndOptionsAndIsBuiltFromThemAgain() {
    Path file = directory.resolve("model.onnx");
    try (NerPipeline first =
            builder().pipeline(options -> options.minScore(0.4).includeTypes("PER")).load();
        NerPipeline second = builder().pipeline(options -> options.config(first.config())).load()) {
      assertThat(first)
          .hasToString(
              "NerPipeline[model=%s, device=cpu, minScore=0.4, includeTypes=[PER]]"
                  .formatted(file));
      assertThat(second).hasToString(first.toString());
      String text = "Good Morning Debra -";
      assertThat(second.extract(text)).isEqualTo(first.extract(text));
    }
  }

  @Test
  void aDirectoryLoadsWithEveryOption() {
    try (NerPipeline plain = builder().load();
        NerPipeline pipeline =
            builder()
                .intraOpThreads(1)
                .cudaMemoryLimit(1 << 30)
                .warmUp(true)
                .pipeline(options -> options.minScore(0.4))
                .pipeline(options -> options.includeTypes("PER"))
                .load()) {
      String text = "Good Morning Debra -";
      assertThat(pipeline.labels().types()).isEqualTo(Set.of("PER", "ORG", "LOC", "MISC"));
      assertThat(pipeline.extract(text))
          .isNotEmpty()
          .containsExactlyElementsOf(
              plain.extract(text).stream()
                  .filter(e -> e.type().equals("PER") && e.score() >= 0.4)
                  .toList());
    }
  }

  @Test
  void aTokenizersConfigIsNotNeeded() throws IOException {
    Files.delete(directory.resolve("tokenizer_config.json"));
    try (NerPipeline pipeline = builder().load();
        NerPipeline complete = TinyBert.load(options -> {})) {
      String text = "Angela Merkel met Tim Cook. ".repeat(10);
      assertThat(pipeline.extract(text)).isEqualTo(complete.extract(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.onnx", "tokenizer.json", "config.json"})
  void aMissingFileIsNamedWithThoseThatAreThere(String name) throws IOException {
    Files.delete(directory.resolve(name));
    checkRefused(name, directory.toString(), "tokenizer_config.json");
  }

  @Test
  void aMissingDirectoryIsNamed() {
    assertThatThrownBy(() -> OnnxNer.load(directory.resolve("nowhere")))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(directory.resolve("nowhere").toString());
    assertThatThrownBy(() -> OnnxNer.load(directory.resolve("model.onnx")))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("that is a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "tokenizer_config.json"})
  void brokenJsonIsNamed(String name) throws IOException {
    for (String broken : List.of("", "{", "[]", "17")) {
      Files.writeString(directory.resolve(name), broken);
      checkRefused(directory.resolve(name).toString());
    }
  }

  @Test
  void aBrokenModelIsNamed() throws IOException {
    byte[] model = Files.readAllBytes(directory.resolve("model.onnx"));
    for (byte[] broken :
        List.of(
            new byte[0],
            "no model".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(model, model.length / 2))) {
      Files.write(directory.resolve("model.onnx"), broken);
      checkRefused(directory.resolve("model.onnx").toString());
    }
  }

  @Test
  void theShortestLimitHolds() throws IOException {
    String text = "word ".repeat(40);
    edit("tokenizer_config.json", json -> json.addProperty("model_max_length", 16));
    try (NerPipeline pipeline =
        builder().pipeline(options -> options.longText(LongText.REFUSE)).load()) {
      assertThatThrownBy(() -> pipeline.extract(text))
          .isInstanceOf(NerInputException.class)
          .hasMessageContaining("at most 14 tokens");
    }
    edit("tokenizer_config.json", json -> json.addProperty("model_max_length", 1e30));
    try (NerPipeline pipeline =
        builder().pipeline(options -> options.longText(LongText.REFUSE)).load()) {
      assertThat(pipeline.extract(text)).isNotNull();
      assertThatThrownBy(() -> pipeline.extract(text + text))
          .isInstanceOf(NerInputException.class)
          .hasMessageContaining("at most 62 tokens");
    }
  }

  @Test
  void optionsAreCheckedBeforeAnythingIsLoaded() {
    assertThatThrownBy(() -> builder().intraOpThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("intraOpThreads");
    assertThatThrownBy(() -> builder().parallelRuns(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parallelRuns must be >= 1, but is 0");
    assertThatThrownBy(() -> builder().cudaMemoryLimit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cudaMemoryLimit");
    assertThatThrownBy(() -> builder().pipeline(options -> options.stride(62)).load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 61");
  }
}
