package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.runtime.trial.EditedModel;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs and settings that do not belong together, or are of another form than GLiNER's. */
class GlinerGraphIT {

  private static final String LOGITS = "logits";
  private static final String BEFORE = EditedModel.before(LOGITS);
  private static final String SETTINGS = "gliner_config.json";
  private static final String TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  /** Codes of types in ONNX. */
  private static final char FLOAT = 1;

  private static final char INT32 = 6;
  private static final char INT64 = 7;
  private static final char FLOAT16 = 10;

  @TempDir Path directory;

  @TempDir Path cache;

  /** Files are tried out once for each cache. */
  @BeforeEach
  void takeAnotherCache() {
    System.setProperty(Cache.PROPERTY, cache.toString());
  }

  @AfterEach
  void takeTheUsualCache() {
    System.clearProperty(Cache.PROPERTY);
  }

  private EditedModel model(String name) throws IOException {
    return new EditedModel(
        directory,
        GlinerGold.directory().resolve(name),
        "model.onnx",
        List.of(SETTINGS, "tokenizer.json", "tokenizer_config.json"));
  }

  private void write(String name, GraphNode... by) throws IOException {
    model(name).change(LOGITS, by).write();
  }

  /** Changes the bytes of the graph, each of which is a character. */
  private void edit(UnaryOperator<String> change) throws IOException {
    Path file = directory.resolve("model.onnx");
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    String changed = change.apply(bytes);
    assertThat(changed).isNotEqualTo(bytes);
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
  }

  /** Declares another type of an input or an output. */
  private void declare(String name, char from, char to) throws IOException {
    edit(
        bytes ->
            bytes.replaceAll(
                "(?s)(\n" + (char) name.length() + name + "\u0012.\n.\b)" + from, "$1" + to));
  }

  private void set(String name, String value) throws IOException {
    Path file = directory.resolve(SETTINGS);
    JsonObject config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    config.add(name, JsonParser.parseString(value));
    Files.writeString(file, config.toString());
  }

  private ZeroShotPipeline load() {
    return ZeroShotNer.builder(directory).device(Device.cpu()).intraOpThreads(1).load();
  }

  private List<Entity> entities() {
    ZeroShotOptions options =
        ZeroShotOptions.builder().labels("person", "city").threshold(0.2).build();
    try (ZeroShotPipeline ner = load()) {
      return ner.with(options).extract(TEXT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "span, Concat, 0", "span, Concat, 1", "span, Concat, 2", "span, Concat, 3",
    "token, Concat, 0", "token, Concat, 1", "token, Concat, 2", "token, Concat, 3",
    "span, Flatten, 2", "token, Flatten, 2", "span, Flatten, 0", "token, Flatten, 0"
  })
  void scoresOfAnotherShapeAreRefused(String name, String operator, int axis) throws IOException {
    List<String> inputs = operator.equals("Concat") ? List.of(BEFORE, BEFORE) : List.of(BEFORE);
    write(name, GraphNode.of(operator, inputs, LOGITS).with("axis", axis));
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("model.onnx");
  }

  /** Spans before labels and labels before spans are as many numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"span", "token"})
  void scoresWhoseDimensionsAreSwappedAreRefused(String name) throws IOException {
    write(
        name, GraphNode.of("Transpose", List.of(BEFORE), LOGITS).with("perm", List.of(0, 1, 3, 2)));
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("model.onnx");
  }

  @Test
  void scoresInHalfPrecisionAreRead() throws IOException {
    write("span", GraphNode.of("Identity", List.of(BEFORE), LOGITS));
    List<Entity> expected = entities();
    Files.delete(directory.resolve("model.onnx"));
    Files.delete(directory.resolve("source"));
    for (String file : List.of(SETTINGS, "tokenizer.json", "tokenizer_config.json")) {
      Files.delete(directory.resolve(file));
    }
    write("span", GraphNode.of("Cast", List.of(BEFORE), LOGITS).with("to", FLOAT16));
    declare(LOGITS, FLOAT, FLOAT16);
    assertThat(expected).isNotEmpty();
    assertThat(entities())
        .extracting(Entity::start, Entity::end, Entity::type)
        .containsExactlyElementsOf(
            expected.stream()
                .map(e -> org.assertj.core.groups.Tuple.tuple(e.start(), e.end(), e.type()))
                .toList());
  }

  @Test
  void scoresThatAreWholeNumbersAreRefused() throws IOException {
    write("span", GraphNode.of("Cast", List.of(BEFORE), LOGITS).with("to", INT64));
    declare(LOGITS, FLOAT, INT64);
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("floating point numbers")
        .hasMessageContaining("INT64");
  }

  @Test
  void anInputOfAnotherTypeIsRefused() throws IOException {
    write("span-words", GraphNode.of("Identity", List.of(BEFORE), LOGITS));
    declare("attention_mask", INT64, INT32);
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("the input attention_mask")
        .hasMessageContaining("INT64 of 2 dimensions")
        .hasMessageContaining("INT32");
  }

  @Test
  void weightsThatAreMissingAreNamed() throws IOException {
    EditedModel model = model("span");
    Path weights = directory.resolve("weights.bin");
    String zero = model.constantIn(weights, "zero", 1);
    model.change(LOGITS, GraphNode.of("Add", List.of(BEFORE, zero), LOGITS)).write();
    assertThat(entities()).isNotEmpty();
    Files.delete(weights);
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("weights.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "24"})
  void spansOfAnotherLengthThanTheGraphsAreRefused(String maxWidth) throws IOException {
    write("span", GraphNode.of("Identity", List.of(BEFORE), LOGITS));
    set("max_width", maxWidth);
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("gliner_config.json");
  }

  @Test
  void numbersThatCountNothingAreRefused() throws IOException {
    write("span", GraphNode.of("Identity", List.of(BEFORE), LOGITS));
    String before = Files.readString(directory.resolve(SETTINGS));
    for (String number : List.of("0", "-1", "1.5", "4294967297", "1e300", "1e-9")) {
      for (String name : List.of("max_width", "max_len")) {
        Files.writeString(directory.resolve(SETTINGS), before);
        set(name, number);
        assertThatThrownBy(this::load)
            .isInstanceOf(NerModelException.class)
            .hasMessageContaining(name + " in ")
            .hasMessageContaining(
                "whole number from 1 to %s, but it is %s"
                    .formatted(name.equals("max_len") ? "2147483647" : "1024", number));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"span", "token"})
  void modelsOfAnyNumberOfWordsReadLongTexts(String name) throws IOException {
    write(name, GraphNode.of("Identity", List.of(BEFORE), LOGITS));
    set("max_len", "2147483647");
    try (ZeroShotPipeline ner = load()) {
      String text = "word ".repeat(3000) + TEXT;
      ZeroShotOptions options =
          ZeroShotOptions.builder().labels("person", "city").threshold(0.2).build();
      List<Entity> found = ner.with(options).extract(text);
      assertThat(found).isNotEmpty();
      assertThat(found.get(found.size() - 1).end()).isGreaterThan(text.length() - TEXT.length());
    }
  }

  @Test
  void aRowThatHasNoRoomForALabelIsRefused() throws IOException {
    write("span", GraphNode.of("Identity", List.of(BEFORE), LOGITS));
    set("encoder_config", "{\"model_type\": \"bert\", \"max_position_embeddings\": 4}");
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("max_position_embeddings");
  }
}
