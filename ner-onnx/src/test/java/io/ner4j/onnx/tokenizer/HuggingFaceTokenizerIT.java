package io.ner4j.onnx.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.ner4j.NerModelException;
import io.ner4j.onnx.TinyBert;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.spi.Encoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids are transformers', offsets are Java's, and nothing is cut off or filled up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HuggingFaceTokenizerIT {

  private static final Gson GSON = new Gson();

  private final HuggingFaceTokenizer tokenizer = load(TinyBert.directory());

  private static HuggingFaceTokenizer load(Path directory) {
    ModelDirectory files = ModelDirectory.of(directory);
    return HuggingFaceTokenizer.load(files, ModelConfig.of(files, null));
  }

  @AfterAll
  void close() {
    tokenizer.close();
  }

  private Encoding encode(String text) {
    return tokenizer.encode(List.of(text)).get(0);
  }

  static List<String> cases() {
    return TinyBert.lines("cases.jsonl");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void idsAreThoseOfTransformers(String line) {
    JsonObject expected = GSON.fromJson(line, JsonObject.class);
    Encoding encoding = encode(expected.get("text").getAsString());
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < encoding.size(); i++) {
      ids.add(encoding.id(i));
    }
    assertThat(ids).isEqualTo(List.of(GSON.fromJson(expected.get("tokens"), Integer[].class)));
  }

  @Test
  void manyTextsAreEncodedAsEachAlone() {
    List<String> texts =
        cases().stream()
            .map(line -> GSON.fromJson(line, JsonObject.class).get("text").getAsString())
            .toList();
    List<Encoding> together = tokenizer.encode(texts);
    assertThat(together).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(describe(together.get(i))).isEqualTo(describe(encode(texts.get(i))));
    }
  }

  private static List<String> describe(Encoding encoding) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < encoding.size(); i++) {
      tokens.add(
          encoding.special(i)
              ? "special"
              : String.format(
                  Locale.ROOT,
                  "%d %d-%d %d",
                  encoding.word(i),
                  encoding.start(i),
                  encoding.end(i),
                  encoding.id(i)));
    }
    return tokens;
  }

  /** Each text with the last word's place, in UTF-16 code units. */
  static List<List<Object>> places() {
    return List.of(
        List.of("😀 John", 3, 7),
        List.of("👨‍👩‍👧 John", 9, 13),
        List.of("Jose\u0301 John", 6, 10),
        List.of("Jo\u200Bhn John", 6, 10),
        List.of("a\0b John", 4, 8),
        List.of("a\r\nJohn", 3, 7),
        List.of("𠜎𠜱 John", 5, 9),
        List.of("\uFFFD John", 2, 6));
  }

  @ParameterizedTest
  @MethodSource("places")
  void offsetsCountUtf16(List<Object> place) {
    String text = (String) place.get(0);
    Encoding encoding = encode(text);
    int last = encoding.size() - 2;
    int first = last;
    while (encoding.word(first - 1) == encoding.word(last)) {
      first--;
    }
    assertThat(encoding.start(first)).isEqualTo(place.get(1));
    assertThat(encoding.end(last)).isEqualTo(place.get(2));
    assertThat(text.substring(encoding.start(first), encoding.end(last))).isEqualTo("John");
  }

  @Test
  void piecesOfOneWordShareItsNumberAndWordsAreNumberedUpwards() {
    // Debra is three pieces in this vocabulary: de ##b ##ra.
    Encoding encoding = encode("Debra, Debra");
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < encoding.size(); i++) {
      words.add(encoding.word(i));
    }
    assertThat(words).containsExactly(Encoding.NO_WORD, 0, 0, 0, 1, 2, 2, 2, Encoding.NO_WORD);
  }

  @Test
  void aTextOfSpecialTokensOnlyHasNothingToRead() {
    for (String text : List.of("", "[CLS]", "[CLS] [SEP] [PAD][MASK]", "\u200B\u0001")) {
      Encoding encoding = encode(text);
      for (int i = 0; i < encoding.size(); i++) {
        assertThat(encoding.special(i)).as("token %d of '%s'", i, text).isTrue();
      }
    }
    assertThat(encode("[UNK]").special(1)).isFalse();
    assertThat(encode("東").special(1)).isFalse();
    assertThat(encode("[CLS] literal").special(1)).isFalse();
  }

  @Test
  void whatTheFileSaysOfTruncationAndPaddingIsNotFollowed(@TempDir Path directory)
      throws Exception {
    for (String name : List.of("config.json", "tokenizer_config.json")) {
      Files.copy(TinyBert.directory().resolve(name), directory.resolve(name));
    }
    JsonObject json =
        GSON.fromJson(
            Files.readString(TinyBert.directory().resolve("tokenizer.json")), JsonObject.class);
    json.getAsJsonObject("truncation").addProperty("max_length", 8);
    json.add(
        "padding",
        GSON.fromJson(
            """
            {"strategy": {"Fixed": 100}, "direction": "Right", "pad_to_multiple_of": null,
             "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"}
            """,
            JsonObject.class));
    Files.writeString(directory.resolve("tokenizer.json"), GSON.toJson(json));
    HuggingFaceTokenizer configured = load(directory);
    try {
      String shortText = "a b";
      String longText = "word ".repeat(300);
      assertThat(describe(configured.encode(List.of(shortText)).get(0)))
          .isEqualTo(describe(encode(shortText)));
      assertThat(configured.encode(List.of(longText)).get(0).size()).isEqualTo(302);
    } finally {
      configured.close();
    }
  }

  @Test
  void aBrokenFileIsNamed(@TempDir Path directory) throws Exception {
    Files.copy(TinyBert.directory().resolve("config.json"), directory.resolve("config.json"));
    for (String broken : List.of("", "{", "[]", "{}", "{\"model\": {}}", "\0\1\2")) {
      Files.writeString(directory.resolve("tokenizer.json"), broken);
      assertThatThrownBy(() -> load(directory))
          .as("tokenizer.json holding '%s'", broken)
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining(directory.resolve("tokenizer.json").toString());
    }
  }
}
