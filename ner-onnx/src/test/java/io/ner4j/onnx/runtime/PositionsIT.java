package io.ner4j.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Aggregation;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.Families;
import io.ner4j.onnx.Families.Expected;
import io.ner4j.onnx.Families.Golden;
import io.ner4j.onnx.FamiliesIT;
import io.ner4j.onnx.OnnxNerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many tokens a model reads is what its graph has positions for. */
class PositionsIT {

  @TempDir Path directory;

  private Path copy(String family, int configured, String type, int longest) throws IOException {
    Path model = Families.copy(family, directory);
    Path config = model.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replaceFirst("(\"max_position_embeddings\": )\\d+", "$1" + configured)
            .replaceFirst("(\"model_type\": )\"[^\"]+\"", "$1\"" + type + "\""));
    Path settings = model.resolve("tokenizer_config.json");
    Files.writeString(
        settings,
        Files.readString(settings).replaceFirst("(\"model_max_length\": )\\d+", "$1" + longest));
    return model;
  }

  @ParameterizedTest
  @CsvSource({
    "bert, 160, bert",
    "roberta, 162, roberta",
    "roberta, 162, unheard-of",
    "roberta, 5000, unheard-of",
    "luke, 514, luke",
    "luke, 514, unheard-of",
    "bert, 999, bert",
    "deberta, 160, deberta"
  })
  void theGraphBoundsThem(String family, int configured, String type) throws IOException {
    Path model = copy(family, configured, type, 1_000_000);
    int expected = family.equals("luke") ? 512 : 160;
    assertThat(Families.builder(model).describe().maxTokens()).isEqualTo(expected);
    String text = "Angela Merkel met Tim Cook of Apple in Cupertino. ".repeat(60);
    try (NerPipeline ner =
        Families.builder(model)
            .pipeline(
                options -> options.aggregation(Aggregation.SIMPLE).windowTokens(expected).stride(0))
            .load()) {
      assertThat(ner.extractAll(List.of(text, "Angela Merkel")).get(0))
          .as("entities in the last sentence")
          .anyMatch(entity -> entity.start() > text.length() - 50);
    }
  }

  /** The goldens are those of models that number their tokens themselves. */
  @ParameterizedTest
  @CsvSource({"roberta, 162, 162", "roberta, 162, 1000000", "unheard-of, 162, 160"})
  void positionsThatAreFedAreThoseThatTheFamilyCounts(String type, int configured, int longest)
      throws IOException {
    Path model = copy("roberta", configured, type, longest);
    List<Golden> goldens = Families.goldens("roberta");
    try (NerPipeline ner =
        Families.builder(model)
            .modelFile("model_positions.onnx")
            .pipeline(options -> options.aggregation(Aggregation.NONE))
            .load()) {
      for (Golden golden : goldens) {
        List<Expected> expected = FamiliesIT.exact(golden.text(), golden.entities("none", false));
        FamiliesIT.check(golden.text(), ner.extract(golden.text()), expected, 1e-4);
      }
    }
  }

  @Test
  void theTableBoundsPositionsThatAreFed() throws IOException {
    Path model = copy("roberta", 5000, "roberta", 1_000_000);
    OnnxNerBuilder builder = Families.builder(model).modelFile("model_positions.onnx");
    assertThat(builder.describe().maxTokens()).isEqualTo(160);
  }
}
