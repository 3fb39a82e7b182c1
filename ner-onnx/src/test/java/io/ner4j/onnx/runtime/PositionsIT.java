package io.ner4j.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Aggregation;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.Families;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many tokens a model reads is what its graph has positions for. */
class PositionsIT {

  @TempDir Path directory;

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
        Files.readString(settings).replaceFirst("(\"model_max_length\": )\\d+", "$1" + 1_000_000));
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
}
