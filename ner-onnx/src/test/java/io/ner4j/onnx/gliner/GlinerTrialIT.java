package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether texts change each other's answers is tried out while a model is loaded. */
class GlinerTrialIT {

  private static final String LOGITS = "logits";

  private static final List<String> SETTINGS =
      List.of("gliner_config.json", "tokenizer.json", "tokenizer_config.json");

  private static final List<String> TEXTS =
      IntStream.range(1, 24)
          .mapToObj(i -> "Angela Merkel met Tim Cook of Apple in Cupertino. ".repeat(1 + i % 5) + i)
          .toList();

  @TempDir Path directory;

  @TempDir Path cache;

  @BeforeEach
  void takeAnotherCache() {
    System.setProperty(Cache.PROPERTY, cache.toString());
  }

  @AfterEach
  void takeTheUsualCache() {
    System.clearProperty(Cache.PROPERTY);
  }

  private void write(String model, GraphNode... by) throws IOException {
    new EditedModel(directory, GlinerGold.directory().resolve(model), "model.onnx", SETTINGS)
        .change(LOGITS, by)
        .write();
  }

  private ZeroShotPipeline load() {
    return ZeroShotNer.builder(directory).device(Device.cpu()).load();
  }

  private String verdict() throws IOException {
    try (Stream<Path> found = Files.list(cache.resolve("trials"))) {
      List<Path> files = found.toList();
      assertThat(files).hasSize(1);
      return Files.readString(files.get(0));
    }
  }

  /** Adds a number that all texts of a run decide. */
  private void writeModelWithOneNumberForAll(String model, String operator) throws IOException {
    String before = EditedModel.before(LOGITS);
    write(
        model,
        GraphNode.of(operator, List.of(before), "number"),
        GraphNode.of("Add", List.of(before, "number"), LOGITS));
  }

  @ParameterizedTest
  @CsvSource({"span, ReduceMax", "span, ReduceMean", "token, ReduceMax", "token, ReduceMean"})
  void textsThatChangeEachOthersAnswersRunOneByOne(String model, String operator)
      throws IOException {
    writeModelWithOneNumberForAll(model, operator);
    for (int load = 0; load < 2; load++) {
      try (ZeroShotPipeline ner = load()) {
        ZeroShotPipeline people =
            ner.with(
                ZeroShotOptions.builder().labels("person", "drug name").threshold(0.05).build());
        List<List<Entity>> alone = TEXTS.stream().map(people::extract).toList();
        assertThat(alone).anyMatch(entities -> !entities.isEmpty());
        assertThat(people.extractAll(TEXTS)).isEqualTo(alone);
      }
      assertThat(verdict()).startsWith("true true ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"span", "token", "span-words", "token-words"})
  void otherModelsRunTextsTogether(String model) throws IOException {
    write(model, GraphNode.of("Identity", List.of(EditedModel.before(LOGITS)), LOGITS));
    load().close();
    assertThat(verdict()).startsWith("true false 0.0 ");
  }

  @Test
  void aGraphThatAnswersOtherwiseFromRunToRunIsRefused() throws IOException {
    writeModelWithOneNumberForAll("span", "RandomNormalLike");
    assertThatThrownBy(this::load)
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("from one run to the next")
        .hasMessageContaining("model.eval()");
  }
}
