package io.ner4j.onnx.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a tokenizer is read from, and what is said of those that cannot be. */
class TokenizerFilesTest {

  @TempDir Path directory;

  @BeforeEach
  void writeBert() throws IOException {
    write("config.json", "{\"model_type\": \"bert\"}");
    write("tokenizer_config.json", "{\"do_lower_case\": false}");
    write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nParis\n");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }

  private TokenizerJson read() {
    return TokenizerJson.of(ModelDirectory.of(directory));
  }

  private void checkRefused(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void theReadyTokenizerComesFirst() throws IOException {
    assertThat(read().file()).isEqualTo(directory.resolve("vocab.txt"));
    assertThat(read().text()).contains("\"Paris\":4", "\"lowercase\":false");
    write("tokenizer.json", "ready");
    assertThat(read()).isEqualTo(new TokenizerJson("ready", directory.resolve("tokenizer.json")));
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Files.delete(directory.resolve("vocab.txt"));
    checkRefused("expected tokenizer.json in " + directory, "[config.json, tokenizer_config.json]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vocab.json", "sentencepiece.bpe.model", "spiece.model", "spm.model"})
  void otherVocabulariesAreRefusedWithTheRemedy(String name) throws IOException {
    Files.delete(directory.resolve("vocab.txt"));
    write(name, "");
    checkRefused("found only " + name, "AutoTokenizer", "save_pretrained");
  }

  @Test
  void caseIsNotGuessed() throws IOException {
    Files.delete(directory.resolve("tokenizer_config.json"));
    checkRefused("tokenizer_config.json beside " + directory.resolve("vocab.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"tokenizer_class\": \"BertJapaneseTokenizer\"}', '{\"model_type\": \"bert\"}', BertJapanese",
    "{}, '{\"model_type\": \"bert\", \"tokenizer_class\": \"PhobertTokenizer\"}', Phobert",
    "{}, '{\"model_type\": \"roberta\"}', roberta"
  })
  void otherFamiliesAreRefused(String settings, String config, String family) throws IOException {
    write("tokenizer_config.json", settings);
    write("config.json", config);
    checkRefused("this one is of " + family, "tokenizer.json beside");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BertTokenizer", "BertTokenizerFast", "DistilBertTokenizer", "ElectraTokenizer"})
  void theFamilyOfBertIsRead(String tokenizer) throws IOException {
    write("tokenizer_config.json", "{\"tokenizer_class\": \"" + tokenizer + "\"}");
    assertThat(read().text()).contains("\"lowercase\":true");
  }

  @Test
  void aSpecialTokenMustBeInTheVocabulary() throws IOException {
    write("tokenizer_config.json", "{\"cls_token\": \"<s>\"}");
    checkRefused(
        "the special token <s> in " + directory.resolve("vocab.txt"), "none of its 5 lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"x\": {}}", "{\"5\": 3}", "{\"5\": {\"content\": null}}"})
  void addedTokensThatMakeNoSenseAreRefused(String tokens) throws IOException {
    write("tokenizer_config.json", "{\"added_tokens_decoder\": " + tokens + "}");
    checkRefused("added_tokens_decoder in " + directory.resolve("tokenizer_config.json"));
  }

  @Test
  void aVocabularyInAnotherEncodingIsNamed() throws IOException {
    Files.write(directory.resolve("vocab.txt"), new byte[] {'a', (byte) 0xFF, '\n'});
    checkRefused("UTF-8 in " + directory.resolve("vocab.txt"));
  }
}
