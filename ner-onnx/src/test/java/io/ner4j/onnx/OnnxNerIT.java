package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.ner4j.Device;
import io.ner4j.Entity;
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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading a model directory: its options, and what is said of one that is not right. */
class OnnxNerIT {

  private static final List<String> FILES =
      List.of("model.onnx", "tokenizer.json", "config.json", "tokenizer_config.json");

  @TempDir Path directory;

  @BeforeEach
  void copyTheModel() throws IOException {
    for (String name : FILES) {
      Files.copy(TinyBert.directory().resolve(name), directory.resolve(name));
    }
  }

  private OnnxNerBuilder builder() {
    return OnnxNer.builder(directory).device(Device.cpu());
  }

  private void edit(String file, Consumer<JsonObject> change) throws IOException {
    Gson gson = new Gson();
    JsonObject json = gson.fromJson(Files.readString(directory.resolve(file)), JsonObject.class);
    change.accept(json);
    Files.writeString(directory.resolve(file), gson.toJson(json));
  }

  private void checkRefused(String... parts) {
    assertThatThrownBy(() -> builder().load().close())
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

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

  @Test
  void anotherNumberOfLabelsThanLogitsIsRefused() throws IOException {
    edit("config.json", json -> json.getAsJsonObject("id2label").remove("8"));
    checkRefused("labels", "9", "8", "OnnxNerBuilder.labels");
  }

  @Test
  void labelsMayBeNamedByHand() throws IOException {
    edit("config.json", json -> json.remove("id2label"));
    edit("config.json", json -> json.remove("label2id"));
    checkRefused("id2label", "OnnxNerBuilder.labels");
    List<String> labels = List.of("O", "B-A", "I-A", "B-B", "I-B", "B-C", "I-C", "B-D", "I-D");
    try (NerPipeline named = builder().labels(labels).load();
        NerPipeline complete = TinyBert.load(options -> {})) {
      String text = "Angela Merkel met Tim Cook.";
      assertThat(named.labels().labels()).isEqualTo(labels);
      assertThat(named.extract(text))
          .extracting(Entity::start)
          .isEqualTo(complete.extract(text).stream().map(Entity::start).toList());
    }
  }

  @Test
  void labelsThatTellNothingAreRefusedUnlessTheyAreAskedFor() throws IOException {
    List<String> names = IntStream.range(0, 9).mapToObj(i -> "LABEL_" + i).toList();
    JsonObject labels = new JsonObject();
    names.forEach(name -> labels.addProperty(name.substring(6), name));
    edit("config.json", json -> json.add("id2label", labels));
    checkRefused("config.json", "[LABEL_0, ", "OnnxNerBuilder.labels");
    try (NerPipeline named = builder().labels(names).load()) {
      assertThat(named.labels().labels()).isEqualTo(names);
      assertThat(named.extract("Angela Merkel"))
          .isNotEmpty()
          .allMatch(entity -> names.contains(entity.type()));
    }
  }

  @Test
  void labelsMayBeReadTheOtherWayRound() throws IOException {
    edit("config.json", json -> json.remove("id2label"));
    edit(
        "config.json",
        json ->
            json.add(
                "label2id",
                new Gson()
                    .fromJson(
                        "{'I-D': 8, 'O': 0, 'B-A': 1, 'I-A': 2, 'B-B': 3, 'I-B': 4, 'B-C': 5, 'I-C': 6, 'B-D': 7}",
                        JsonObject.class)));
    try (NerPipeline pipeline = builder().load()) {
      assertThat(pipeline.labels().labels())
          .containsExactly("O", "B-A", "I-A", "B-B", "I-B", "B-C", "I-C", "B-D", "I-D");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\": \"O\"}",
        "{\"0\": {}}",
        "{\"0\": \"O\", \"2\": \"B-PER\"}",
        "{\"1\": \"O\", \"01\": \"B-PER\"}"
      })
  void labelsThatMakeNoSenseAreRefused(String labels) throws IOException {
    edit(
        "config.json", json -> json.add("id2label", new Gson().fromJson(labels, JsonObject.class)));
    checkRefused("id2label", "config.json");
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
