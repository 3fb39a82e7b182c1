package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Settings in gliner_config.json that do not fit the graph, or that no version of GLiNER writes.
 */
class GlinerSettingsIT {

  private static final String SETTINGS = "gliner_config.json";
  private static final String TEXT = "Angela Merkel met Tim Cook of Apple in Cupertino.";

  @TempDir Path directory;

  @TempDir Path cache;

  @BeforeEach
  void copyASpanModel() throws IOException {
    System.setProperty(Cache.PROPERTY, cache.toString());
    copy("span");
  }

  @AfterEach
  void takeTheUsualCache() {
    System.clearProperty(Cache.PROPERTY);
  }

  private void copy(String name) throws IOException {
    for (String file : List.of("model.onnx", SETTINGS, "tokenizer.json", "tokenizer_config.json")) {
      Files.write(
          directory.resolve(file),
          Files.readAllBytes(GlinerGold.directory().resolve(name).resolve(file)));
    }
  }

  private JsonObject settings() throws IOException {
    return JsonParser.parseString(Files.readString(directory.resolve(SETTINGS))).getAsJsonObject();
  }

  private void write(JsonElement settings) throws IOException {
    Files.writeString(directory.resolve(SETTINGS), settings.toString());
  }

  private void set(String name, String value) throws IOException {
    JsonObject settings = settings();
    settings.add(name, JsonParser.parseString(value));
    write(settings);
  }

  private void remove(String... names) throws IOException {
    JsonObject settings = settings();
    List.of(names).forEach(settings::remove);
    write(settings);
  }

  private ZeroShotPipeline load() {
    return ZeroShotNer.builder(directory).device(Device.cpu()).intraOpThreads(1).load();
  }

  private AbstractThrowableAssert<?, ?> refused() {
    return assertThatThrownBy(this::load).isInstanceOf(NerModelException.class);
  }

  private void answers() {
    try (ZeroShotPipeline ner = load()) {
      ZeroShotOptions options =
          ZeroShotOptions.builder().labels("person", "city").threshold(0.2).build();
      assertThat(ner.with(options).extract(TEXT)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1025", "1000000", "2147483647"})
  void spansOfMoreWordsThanAnyModelHasAreRefused(String maxWidth) throws IOException {
    set("max_width", maxWidth);
    refused().hasMessageContaining("a whole number from 1 to 1024, but it is " + maxWidth);
  }

  /** A text of 60 words would take a gigabyte with spans of 1,024. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "11", "13", "1024"})
  void spansOfAnotherLengthThanTheGraphsAreFoundOnAShortTextWhenTheFileIsKnown(String maxWidth)
      throws IOException {
    answers();
    set("max_width", maxWidth);
    refused()
        .hasMessageContaining("model.onnx")
        .hasMessageContaining(SETTINGS)
        .hasMessageContaining("export");
  }

  @ParameterizedTest
  @CsvSource({
    "ent_token, x, one of added_tokens",
    "ent_token, a, one of added_tokens",
    "ent_token, <<NONE>>, one of added_tokens",
    "ent_token, [CLS], class_token_index",
    "ent_token, <<SEP>>, two tokens",
    "sep_token, x, one of added_tokens",
    "sep_token, <<ENT>>, two tokens",
  })
  void marksThatTheTokenizerOrTheGraphDoesNotHaveAreRefused(
      String name, String token, String message) throws IOException {
    set(name, "\"" + token + "\"");
    refused().hasMessageContaining(message).hasMessageContaining("belong to one model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"span", "token"})
  void aMarkThatTheGraphDoesNotCountIsRefusedWhereNoIdIsSaid(String model) throws IOException {
    copy(model);
    remove("class_token_index");
    answers();
    set("ent_token", "\"[CLS]\"");
    refused().hasMessageContaining(SETTINGS);
    set("ent_token", "\"<<SEP>>\"");
    set("sep_token", "\"<<ENT>>\"");
    refused().hasMessageContaining(SETTINGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2002", "0", "999999", "-2", "2001.5", "\"2001\""})
  void anIdOfTheMarkThatIsNotTheTokenizersIsRefused(String id) throws IOException {
    set("class_token_index", id);
    refused().hasMessageContaining("class_token_index");
  }

  @ParameterizedTest
  @CsvSource({
    "gliner_bi_encoder_span, bi-encoder",
    "gliner_bi_encoder_token, bi-encoder",
    "gliner_uni_encoder_span_decoder, decoder",
    "gliner_encoder_token_decoder, decoder",
    "gliner_uni_encoder_span_relex, relation extractor",
    "gliner_uni_encoder_token_relex, relation extractor",
    "bert, another type",
  })
  void aModelWhoseTypeIsOfAnotherKindIsRefused(String type, String kind) throws IOException {
    set("model_type", "\"" + type + "\"");
    refused().hasMessageContaining(kind).hasMessageContaining("model_type is " + type);
  }

  @Test
  void theReferencesTypesAndSpellingsAreRead() throws IOException {
    for (String type : List.of("gliner", "gliner_uni_encoder_span")) {
      set("model_type", "\"" + type + "\"");
      answers();
    }
    copy("token");
    for (String mode : List.of("token_level", "token-level")) {
      set("span_mode", "\"" + mode + "\"");
      answers();
    }
    remove("span_mode");
    set("model_type", "\"gliner_uni_encoder_token\"");
    answers();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_width|\"12\"",
        "max_width|true",
        "max_width|[]",
        "max_len|\"384\"",
        "max_len|NaN",
        "max_len|{}",
        "span_mode|\"x\"",
        "span_mode|\"\"",
        "span_mode|\"TOKEN_LEVEL\"",
        "span_mode|[]",
        "model_type|1",
        "model_name|[]",
        "words_splitter_type|7",
        "ent_token|5",
        "sep_token|{\"content\": \"x\"}",
        "encoder_config|\"bert\"",
        "encoder_config|{\"model_type\": 7}",
        "encoder_config|{\"max_position_embeddings\": \"x\"}",
        "encoder_config|{\"model_type\": \"deberta-v2\", \"max_position_embeddings\": \"x\"}",
        "encoder_config|{\"pad_token_id\": \"x\"}",
        "encoder_config|{\"position_biased_input\": \"no\"}",
      })
  void aSettingOfAnotherKindIsRefused(String name, String value) throws IOException {
    set(name, value);
    refused().hasMessageContaining(SETTINGS).hasMessageMatching("expected \\w+ in .* to be .*");
  }

  @Test
  void settingsThatAreMissingOrNullHaveTheReferencesDefaults() throws IOException {
    for (String name : List.of("max_width", "max_len", "span_mode", "words_splitter_type")) {
      set(name, "null");
    }
    remove("ent_token", "sep_token", "class_token_index", "encoder_config");
    answers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"architectures\": [\"BertModel\"]}"})
  void aFileWithoutAnySettingOfGlinersIsRefused(String content) throws IOException {
    Files.writeString(directory.resolve(SETTINGS), content);
    refused().hasMessageContaining("expected settings of a GLiNER model");
  }
}
