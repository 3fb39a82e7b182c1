package io.ner4j.onnx.tokenizer.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ner4j.onnx.Hostile;
import io.ner4j.onnx.tokenizer.BertTokenizers;
import io.ner4j.onnx.tokenizer.guard.TokenizerCheck;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What says something else than BERT's tokenizers do is left to the library. */
class BertTokenizerDetectorTest {

  private static boolean isBerts(String json) {
    return TokenizerCheck.check(json, "tokenizer.json").form().wordPiece().isPresent();
  }

  @Test
  void bertsAre() {
    assertThat(isBerts(BertTokenizers.tiny())).isTrue();
    assertThat(isBerts(Hostile.tokenizer("wordpiece"))).isTrue();
    assertThat(isBerts(Hostile.tokenizer("unigram"))).isFalse();
  }

  static List<Consumer<JsonObject>> changes() {
    return List.of(
        json -> json.addProperty("something", true),
        json -> json.add("normalizer", JsonNull.INSTANCE),
        json -> json.getAsJsonObject("normalizer").addProperty("something", true),
        json -> json.getAsJsonObject("normalizer").addProperty("type", "Lowercase"),
        json -> json.getAsJsonObject("normalizer").addProperty("lowercase", "true"),
        json -> json.getAsJsonObject("normalizer").addProperty("clean_text", 1),
        json -> json.getAsJsonObject("normalizer").addProperty("strip_accents", "null"),
        json -> json.getAsJsonObject("normalizer").remove("handle_chinese_chars"),
        json -> json.remove("pre_tokenizer"),
        json -> json.getAsJsonObject("pre_tokenizer").addProperty("type", "Whitespace"),
        json -> json.getAsJsonObject("pre_tokenizer").addProperty("something", true),
        json -> json.add("post_processor", JsonNull.INSTANCE),
        json -> json.getAsJsonObject("post_processor").addProperty("type", "RobertaProcessing"),
        json -> json.remove("added_tokens"),
        json -> json.getAsJsonArray("added_tokens").add("[X]"),
        json -> content(json, new JsonPrimitive("")),
        json -> content(json, new JsonPrimitive(" x")),
        json -> content(json, new JsonPrimitive("é")),
        json -> firstAdded(json).addProperty("id", "0"),
        json -> firstAdded(json).addProperty("id", 0.5),
        json -> model(json).addProperty("type", "BPE"),
        json -> model(json).addProperty("type", 1),
        json -> model(json).addProperty("something", true),
        json -> model(json).addProperty("continuing_subword_prefix", "@@"),
        json -> model(json).addProperty("continuing_subword_prefix", ""),
        json -> model(json).addProperty("unk_token", "[UNKNOWN]"),
        json -> model(json).addProperty("unk_token", 1),
        json -> model(json).addProperty("max_input_chars_per_word", 0),
        json -> model(json).addProperty("max_input_chars_per_word", 2000),
        json -> model(json).addProperty("max_input_chars_per_word", "100"),
        json -> model(json).addProperty("max_input_chars_per_word", 1e2),
        json -> model(json).add("vocab", new JsonArray()));
  }

  private static JsonObject model(JsonObject json) {
    return json.getAsJsonObject("model");
  }

  private static JsonObject firstAdded(JsonObject json) {
    return json.getAsJsonArray("added_tokens").get(0).getAsJsonObject();
  }

  private static void content(JsonObject json, JsonPrimitive content) {
    firstAdded(json).add("content", content);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void othersAreNot(Consumer<JsonObject> change) {
    assertThat(isBerts(BertTokenizers.tiny(change))).isFalse();
  }

  @Test
  void anOldFileThatDoesNotNameTheTypeOfItsModelIs() {
    assertThat(isBerts(BertTokenizers.tiny(json -> model(json).remove("type")))).isTrue();
  }

  @Test
  void anOldFileThatLacksAnotherMemberIsNot() {
    for (String member :
        List.of("unk_token", "continuing_subword_prefix", "max_input_chars_per_word")) {
      String json =
          BertTokenizers.tiny(
              tokenizer -> {
                model(tokenizer).remove("type");
                model(tokenizer).remove(member);
              });
      assertThat(isBerts(json)).as(member).isFalse();
    }
  }

  @Test
  void aTokenThatIsThereTwiceIsNot() {
    String json = BertTokenizers.tiny(tokenizer -> {});
    assertThat(json).containsOnlyOnce("\"[PAD]\":0");
    assertThat(isBerts(json)).isTrue();
    assertThat(isBerts(json.replace("\"[PAD]\":0", "\"[PAD]\":0,\"[PAD]\":0"))).isFalse();
  }
}
