package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TokenLabel;
import io.ner4j.onnx.Families.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which file of a directory is the model, which formats it may have, and what is said of others.
 */
class ModelLayoutIT {

  private static final List<Golden> GOLDENS = Families.goldens("bert");

  @TempDir Path temporary;
  private Path directory = Path.of("");

  @BeforeEach
  void copyBert() throws IOException {
    directory = Families.copy("bert", temporary.resolve("model"));
  }

  /** Where numbers have sixteen bits, the last one depends on the order of the sums before. */
  private static void checkAnswers(OnnxNerBuilder builder, String golden, double tolerance) {
    try (NerPipeline pipeline = builder.load()) {
      for (Golden expected : GOLDENS) {
        String text = expected.text();
        FamiliesIT.check(
            text,
            pipeline.extract(text),
            FamiliesIT.exact(text, expected.entities(golden, false)),
            tolerance);
      }
    }
  }

  private static void checkRefused(OnnxNerBuilder builder, String... parts) {
    assertThatThrownBy(() -> builder.load().close())
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void theModelMayLieBelowItsSettings() {
    checkAnswers(Families.builder(directory), "first", 1e-4);
  }

  @Test
  void theFolderOfModelsFindsItsSettingsAbove() {
    checkAnswers(Families.builder(directory.resolve("onnx")), "first", 1e-4);
  }

  @Test
  void settingsMayLieBesideTheModelBelow() throws IOException {
    for (String name : List.of("config.json", "vocab.txt", "tokenizer_config.json")) {
      Files.move(directory.resolve(name), directory.resolve("onnx").resolve(name));
    }
    checkAnswers(Families.builder(directory), "first", 1e-4);
  }

  @Test
  void theModelInTheDirectoryComesBeforeTheOneBelow() throws IOException {
    Files.move(directory.resolve("onnx/model.onnx"), directory.resolve("model.onnx"));
    Files.writeString(directory.resolve("onnx/model.onnx"), "no model");
    checkAnswers(Families.builder(directory), "first", 1e-4);
  }

  @Test
  void aFileThatIsAskedForWins() throws IOException {
    Files.writeString(directory.resolve("model.onnx"), "no model");
    checkAnswers(Families.builder(directory).modelFile("onnx/model.onnx"), "first", 1e-4);
    checkRefused(Families.builder(directory), directory.resolve("model.onnx").toString());
  }

  @ParameterizedTest
  @CsvSource({"FP32, first, 1e-4", "FP16, fp16, 1e-2", "QUANTIZED, quantized, 5e-3"})
  void aPrecisionNamesAFile(Precision precision, String golden, double tolerance) {
    checkAnswers(Families.builder(directory).precision(precision), golden, tolerance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model_int32.onnx", "onnx/model_int32.onnx"})
  void inputsMayHaveThirtyTwoBits(String file) {
    checkAnswers(Families.builder(directory).modelFile(file), "int32", 1e-4);
  }

  @Test
  void withoutAMaskNoTextIsReadWithPadding() {
    List<String> texts = GOLDENS.stream().map(Golden::text).toList();
    try (NerPipeline pipeline =
        Families.builder(directory).modelFile("model_unmasked.onnx").load()) {
      List<List<Entity>> found = pipeline.extractAll(texts);
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        List<Families.Expected> expected = GOLDENS.get(i).entities("first", false);
        FamiliesIT.check(text, found.get(i), FamiliesIT.exact(text, expected), 1e-4);
      }
    }
  }

  @Test
  void logitsMayHaveSixteenBits() {
    checkAnswers(
        Families.builder(directory).modelFile("model_fp16logits.onnx"), "fp16logits", 5e-3);
  }

  @Test
  void logitsMayBeBrainFloats() {
    OnnxNerBuilder builder = Families.builder(directory).modelFile("model_bf16logits.onnx");
    int tokens = 0;
    int different = 0;
    try (NerPipeline rounded = builder.load();
        NerPipeline plain = Families.builder(directory).load()) {
      for (Golden golden : GOLDENS) {
        List<TokenLabel> found = rounded.tokens(golden.text());
        List<TokenLabel> expected = plain.tokens(golden.text());
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
          tokens++;
          different += found.get(i).label().equals(expected.get(i).label()) ? 0 : 1;
          // Eight bits of each logit are left, so the likeliest label changes only near a tie.
          assertThat(Math.abs(found.get(i).score() - expected.get(i).score())).isLessThan(0.03);
        }
      }
    }
    assertThat(different).isLessThan(tokens / 100);
  }

  @Test
  void anotherPrecisionIsNeverTakenByAccident() throws IOException {
    Files.delete(directory.resolve("onnx/model.onnx"));
    checkRefused(
        Families.builder(directory),
        "model.onnx or onnx/model.onnx",
        directory.toString(),
        "[onnx/model_bf16logits.onnx, onnx/model_fp16.onnx, onnx/model_fp16logits.onnx,"
            + " onnx/model_int32.onnx, onnx/model_quantized.onnx, onnx/model_unmasked.onnx]",
        "OnnxNerBuilder.modelFile(\"onnx/model_bf16logits.onnx\")",
        "OnnxNerBuilder.precision(Precision.FP16)");
    for (String name : List.of("bf16logits", "fp16", "fp16logits", "int32", "unmasked")) {
      Files.delete(directory.resolve("onnx/model_" + name + ".onnx"));
    }
    checkRefused(Families.builder(directory), "precision(Precision.QUANTIZED)");
  }

  @Test
  void aPrecisionOrFileThatIsNotThereIsRefused() {
    checkRefused(
        Families.builder(directory).precision(Precision.Q4F16),
        "expected model_q4f16.onnx or onnx/model_q4f16.onnx",
        "onnx/model_quantized.onnx");
    checkRefused(
        Families.builder(directory).modelFile("model_O4.onnx"),
        "expected model_O4.onnx",
        "onnx/model_quantized.onnx");
  }

  @Test
  void aFileAndAPrecisionAreAContradiction() {
    assertThatThrownBy(
            () -> OnnxNer.builder(directory).modelFile("x.onnx").precision(Precision.INT8))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("choose a modelFile or a precision, not both: modelFile is x.onnx");
    assertThatThrownBy(
            () -> OnnxNer.builder(directory).precision(Precision.INT8).modelFile("x.onnx"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("choose a modelFile or a precision, not both: precision is INT8");
  }

  @Test
  void weightsMayLieBesideTheModelAndAreNamedIfTheyDoNot() throws IOException {
    Path electra = Families.copy("electra", temporary.resolve("electra"));
    try (NerPipeline pipeline = Families.builder(electra).load()) {
      assertThat(pipeline.extract("Angela Merkel met Tim Cook of Apple in Cupertino."))
          .isNotEmpty();
    }
    Files.delete(electra.resolve("model.onnx_data"));
    checkRefused(Families.builder(electra), electra.resolve("model.onnx_data").toString());
  }

  @Test
  void anInputThatNobodyFeedsIsNamed() throws IOException {
    rename("token_type_ids", "position_codes");
    checkRefused(Families.builder(directory), "onnx/model.onnx", "it also wants position_codes");
    rename("input_ids", "word_nums");
    checkRefused(Families.builder(directory), "the input input_ids", "position_codes, word_nums");
  }

  /** Puts another name of the same length into the model. */
  private void rename(String name, String other) throws IOException {
    Path file = directory.resolve("onnx/model.onnx");
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(other).hasSameSizeAs(name);
    Files.writeString(file, bytes.replace(name, other), StandardCharsets.ISO_8859_1);
  }

  @Test
  void eightBitsMayBeAddedUpExactly() {
    checkAnswers(
        Families.builder(directory).precision(Precision.QUANTIZED).exactInt8(true),
        "quantized",
        5e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "distilbert", "roberta", "xlm-roberta", "deberta", "albert"})
  void whatTheGraphDeclaresIsWhatItIsFed(String family) {
    ModelDescription description = Families.builder(Families.directory(family)).describe();
    int inputs = List.of("bert", "albert").contains(family) ? 3 : 2;
    assertThat(description.inputs()).hasSize(inputs);
    assertThat(description.maxTokens())
        .as("positions, less those that are never used")
        .isEqualTo(160);
    assertThat(description.files()).containsKey("config.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert", "distilbert", "roberta", "xlm-roberta", "deberta", "albert"})
  void aLongTextFillsWholeWindows(String family) {
    String text = "Angela Merkel met Tim Cook of Apple in Cupertino. ".repeat(40);
    try (NerPipeline pipeline =
        Families.builder(Families.directory(family))
            .pipeline(options -> options.aggregation(Aggregation.SIMPLE))
            .load()) {
      assertThat(pipeline.extract(text))
          .as("entities in the last sentence")
          .anyMatch(entity -> entity.start() > text.length() - 50);
    }
  }
}
