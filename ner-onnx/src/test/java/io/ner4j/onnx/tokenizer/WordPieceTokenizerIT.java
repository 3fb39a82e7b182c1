package io.ner4j.onnx.tokenizer;

import static io.ner4j.onnx.tokenizer.Comparison.check;
import static io.ner4j.onnx.tokenizer.Comparison.cutInJava;
import static io.ner4j.onnx.tokenizer.Comparison.isCutInJava;
import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import io.ner4j.onnx.Families;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.spi.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is cut in Java is cut as the library does: ids, offsets, words, special tokens. */
class WordPieceTokenizerIT extends AllTokenizersTests {

  private static final long SEED = 20261124;

  private static final List<String> SOME_CHARACTERS =
      List.of(
          " \t\n\u00A0aAzZ09éÉñßÅøıǅŉʼn.,'\"#$+<>^_`|~[]\u00A1\u00A7\u00AA\u00B2\u00B4\u00B7\u00BD\u00AB\u2009\u2010\u2014\u2019\u201C\u2022\u2026\u202F\u2032\u2044\u20AC\u2122\u0130\u0301\u00AD\u0085"
              .split(""));

  @ParameterizedTest
  @MethodSource("names")
  void pairsOfCharacters(String name) {
    HuggingFaceTokenizer library = tokenizers().library(name);
    List<String> texts = new ArrayList<>();
    for (String first : SOME_CHARACTERS) {
      StringBuilder pairs = new StringBuilder();
      for (String second : SOME_CHARACTERS) {
        String pair = first + second;
        StringBuilder text = pair.contains("[") ? new StringBuilder() : pairs;
        text.append(pair + " b" + pair + "e " + pair);
        if (text != pairs) {
          texts.add(text.toString());
        }
      }
      texts.add(pairs.toString());
    }
    check(library, texts);
  }

  @ParameterizedTest
  @MethodSource("names")
  void randomTexts(String name) {
    HuggingFaceTokenizer library = tokenizers().library(name);
    WesternStrings strings = new WesternStrings(SEED, tokenizers().tokens(name));
    int count = Scale.of(name.equals("bundled") || name.equals("tiny") ? 2_500 : 500);
    int cutInJava = 0;
    for (int i = 0; i < count; i += 500) {
      List<String> texts = strings.next(500);
      check(library, texts);
      cutInJava += cutInJava(library, texts);
    }
    assertThat(cutInJava).as("seed %d", SEED).isGreaterThan(count / 10);
  }

  @Test
  void usualTextsAreCutInJava() {
    HuggingFaceTokenizer library = tokenizers().library("bundled");
    for (String text :
        List.of(
            "Angela Merkel met Tim Cook of Apple in Cupertino.",
            "“It’s José’s” – she said…\n\t€ 1,234.56 (~5 %)",
            "Łódź, São Paulo, Malmö; Çeşme, Dvořák & Škoda: 25 °C",
            "",
            " \n")) {
      assertThat(isCutInJava(library, text)).as(text).isTrue();
    }
    for (String text : List.of("[CLS]", "a\uD83D", "\uDE00", "한\u302E")) {
      assertThat(isCutInJava(library, text)).as(text).isFalse();
    }
  }

  @Test
  void noTextsHaveNoEncodings() {
    HuggingFaceTokenizer library = tokenizers().library("tiny");
    Tokenizer own = WordPieceTokenizer.of(library);
    assertThat(own.encode(List.of())).isEmpty();
    assertThat(own.padId()).isEqualTo(library.padId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"roberta", "xlm-roberta", "deberta", "deberta-v2", "albert"})
  void othersAreLeftToTheLibrary(String family) {
    ModelDirectory files = ModelDirectory.of(Families.directory(family));
    HuggingFaceTokenizer library = HuggingFaceTokenizer.load(files, ModelConfig.of(files, null));
    assertThat(WordPieceTokenizer.of(library)).isSameAs(library);
    library.close();
  }

  @Test
  void aTokenizerThatTakesTheProbeForSpecialIsLeftToTheLibrary(@TempDir Path directory)
      throws IOException {
    String json =
        BertTokenizers.tiny(
            tokenizer ->
                tokenizer
                    .getAsJsonArray("added_tokens")
                    .get(0)
                    .getAsJsonObject()
                    .add("content", BertTokenizers.text("a")));
    HuggingFaceTokenizer library = BertTokenizers.load(json, directory);
    assertThat(library.wordPiece()).isPresent();
    assertThat(WordPieceTokenizer.of(library)).isSameAs(library);
    library.close();
  }
}
