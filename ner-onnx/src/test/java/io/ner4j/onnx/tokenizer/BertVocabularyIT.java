package io.ner4j.onnx.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.Families;
import io.ner4j.onnx.Families.Golden;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.spi.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A BERT vocabulary without tokenizer.json cuts texts as transformers' BertTokenizer does. */
class BertVocabularyIT {

  @TempDir Path directory;

  @BeforeEach
  void copyVocabulary() throws IOException {
    Path source = Families.directory("vocabularies");
    Files.copy(source.resolve("vocab.txt"), directory.resolve("vocab.txt"));
    Files.copy(Families.directory("bert").resolve("config.json"), directory.resolve("config.json"));
  }

  private void settings(String settings) throws IOException {
    Files.copy(
        Families.directory("vocabularies").resolve(settings + ".json"),
        directory.resolve("tokenizer_config.json"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void checkIds(String settings) {
    ModelDirectory files = ModelDirectory.of(directory);
    HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(files, ModelConfig.of(files, null));
    try {
      for (Golden golden : Families.goldens("vocabularies")) {
        Encoding encoding = tokenizer.encode(List.of(golden.text())).get(0);
        List<Integer> ids = IntStream.range(0, encoding.size()).mapToObj(encoding::id).toList();
        assertThat(ids).as(golden.text()).isEqualTo(golden.ids(settings));
      }
    } finally {
      tokenizer.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cased",
        "uncased",
        "defaults",
        "cased-without-accents",
        "uncased-with-accents",
        "whole-chinese",
        "named-tokens",
        "added-tokens"
      })
  void idsAreThoseOfTransformers(String settings) throws IOException {
    settings(settings);
    checkIds(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ernie", "nomic_bert", "megatron-bert"})
  void familiesWithBertsVocabularyCutTextAsItDoes(String type) throws IOException {
    Path config = directory.resolve("config.json");
    String bert = Files.readString(config);
    assertThat(bert).contains("\"model_type\": \"bert\"");
    Files.writeString(
        config, bert.replace("\"model_type\": \"bert\"", "\"model_type\": \"" + type + "\""));
    settings("uncased");
    checkIds("uncased");
  }

  @ParameterizedTest
  @CsvSource({
    "cased, uncased",
    "uncased, cased",
    "cased, cased-without-accents",
    "cased, uncased-with-accents",
    "uncased, whole-chinese"
  })
  void theSettingsOfATokenizerCountWhereItsFileSaysOtherwise(String file, String settings)
      throws IOException {
    settings(file);
    String json =
        BertTokenizerJson.of(directory.resolve("vocab.txt"), ModelDirectory.of(directory));
    Files.writeString(directory.resolve("tokenizer.json"), json);
    settings(settings);
    checkIds(settings);
  }
}
