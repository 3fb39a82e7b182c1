package io.ner4j.onnx.tokenizer.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import io.ner4j.onnx.Hostile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ended the process when it was handed to the tokenizer library, and what is like it. */
class TokenizerCheckTest {

  private static final String SOURCE = "some/tokenizer.json";

  private static int check(String json) {
    return TokenizerCheck.check(json, SOURCE).highestId();
  }

  private static void checkRefused(String json, String... parts) {
    assertThatThrownBy(() -> check(json))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(SOURCE)
        .hasMessageNotContainingAny("\n", "JsonReader", "https:", "com.google")
        .satisfies(e -> List.of(parts).forEach(part -> assertThat(e).hasMessageContaining(part)));
  }

  /** Replaces what must be there. */
  private static String replaced(String tokenizer, String old, String with) {
    String json = Hostile.tokenizer(tokenizer);
    assertThat(json).contains(old);
    return json.replace(old, with);
  }

  @Test
  void goodOnesAreTakenWithTheirHighestId() {
    for (String good : Hostile.tokenizers()) {
      assertThat(check(good)).isPositive();
    }
    assertThat(check(Hostile.tokenizer("wordpiece"))).isEqualTo(149);
    assertThat(check(Hostile.tokenizer("unigram"))).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // A special token that the template names and does not define.
        "\"[CLS]\":{\"id\":\"[CLS]\",; \"[NAME]\":{\"id\":\"[CLS]\",",
        // Fewer names than ids.
        "\"ids\":[2],\"tokens\":[\"[CLS]\"]; \"ids\":[2,2],\"tokens\":[\"[CLS]\"]",
        // A second text where there is one.
        "\"single\":[{; \"single\":[{\"Sequence\":{\"id\":\"B\",\"type_id\":0}},{",
        "\"single\":[{; \"single\":[{\"Sequence\":{\"id\":\"A\",\"type_id\":0}},{",
      })
  void templatesThatDoNotAddUpAreRefused(String old, String with) {
    checkRefused(replaced("wordpiece", old, with));
  }

  @Test
  void oneTemplateAfterAnotherIsRefused() {
    String template =
        "{\"type\":\"TemplateProcessing\",\"single\":[{\"Sequence\":{\"id\":\"A\",\"type_id\":0}}],"
            + "\"pair\":[],\"special_tokens\":{}}";
    String sequence = "{\"type\":\"Sequence\",\"processors\":[" + template + "," + template + "]}";
    checkRefused(
        replaced("wordlevel", "\"post_processor\":null", "\"post_processor\":" + sequence),
        "one template");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400"})
  void numbersBeyondAllBoundsAreRefusedWhereverTheyStand(String number) {
    checkRefused(replaced("wordpiece", "\"cleanup\":true", "\"cleanup\":" + number));
    checkRefused(replaced("unigram", "[\"<s>\",0.0]", "[\"<s>\"," + number + "]"));
    checkRefused(
        replaced(
            "wordpiece",
            "\"max_input_chars_per_word\":40",
            "\"max_input_chars_per_word\":" + number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x", "\\ud83d", "\\\\\\ud83d"})
  void halfACharacterIsRefused(String escape) {
    checkRefused(
        replaced("wordpiece", "\"prefix\":\"##\"", "\"prefix\":\"" + escape + "\""), "surrogate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d\\ude00", "\\\\ud800", "\\\\\\\\ud800"})
  void whatOnlyLooksLikeHalfACharacterIsNot(String escape) {
    check(replaced("wordpiece", "\"prefix\":\"##\"", "\"prefix\":\"" + escape + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'##'", "0x10", "NaN", "[1,]", "01", "\"\\x\"", "/* */ 1", "\"\u0001\""})
  void whatIsNoStrictJsonIsRefused(String value) {
    checkRefused(replaced("wordpiece", "\"cleanup\":true", "\"cleanup\":" + value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"cleanup\":true; \"cleanup\":\"1e400\",\"cleanup\":true",
        "\"prefix\":\"##\"; \"prefix\":{\"Regex\":\"(a+)+$\"},\"prefix\":\"##\"",
        "\"truncation\":; \"truncation\":null,\"truncation\":",
        "\"model\":; \"model\":null,\"model\":",
        "\"unk_token\":; \"unk_token\":null,\"unk_token\":",
      })
  void ofTwoMembersWithOneNameNeitherIsTaken(String old, String with) {
    checkRefused(replaced("wordpiece", old, with), "twice");
  }

  @Test
  void deepNestingIsRefused() {
    for (int depth : new int[] {70, 1000, 1_000_000}) {
      String deep = "[".repeat(depth) + "]".repeat(depth);
      checkRefused(replaced("wordpiece", "\"cleanup\":true", "\"cleanup\":" + deep), "64");
      checkRefused(replaced("wordpiece", "\"unk_token\":\"[UNK]\"", "\"unk_token\":" + deep), "64");
    }
  }

  @Test
  void mergesThatAreShorterThanTheirPrefixAreRefused() {
    checkRefused(
        replaced(
            "bpe-suffix",
            "\"continuing_subword_prefix\":\"##\"",
            "\"continuing_subword_prefix\":\"" + "#".repeat(40) + "\""),
        "merges");
  }

  @Test
  void nothingToPrependIsRefused() {
    checkRefused(replaced("bpe", "\"prepend\":\"_\"", "\"prepend\":\"\""), "to prepend");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE})
  void idsOutOfRangeAreRefused(long id) {
    checkRefused(replaced("wordpiece", "\"[PAD]\":0", "\"[PAD]\":" + id), "token ids");
  }

  @Test
  void regularExpressionsAndTablesAreChecked() {
    checkRefused(replaced("bpe", "\" {2,}\"", "\"(a+)+$\""), "repeats what has choices");
    String table =
        List.of(Hostile.tokenizer("unigram").split("\"precompiled_charsmap\":\"")).get(1);
    String start = table.substring(0, 12);
    checkRefused(replaced("unigram", start, "AAAAAAAAAAAA"), "table");
    checkRefused(
        replaced("unigram", "{\"type\":\"NFKC\"}", "{\"type\":\"Precompiled\"}"), "a table for");
    checkRefused(
        replaced(
            "unigram",
            "{\"type\":\"NFKC\"}",
            "{\"type\":\"Precompiled\",\"precompiled_charsmap\":null}"),
        "a table for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "17", "{", "{} {}", "\u0000"})
  void whatIsNoObjectIsRefused(String json) {
    checkRefused(json);
  }
}
