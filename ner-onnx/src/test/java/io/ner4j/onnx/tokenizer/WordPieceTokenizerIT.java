package io.ner4j.onnx.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.Families;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is cut in Java is cut as the library does: ids, offsets, words, special tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordPieceTokenizerIT {

  private static final long SEED = 20261124;

  private static final List<String> SOME_CHARACTERS =
      List.of(
          " \t\n\u00A0aAzZ09éÉñßÅøıǅŉʼn.,'\"#$+<>^_`|~[]\u00A1\u00A7\u00AA\u00B2\u00B4\u00B7\u00BD\u00AB\u2009\u2010\u2014\u2019\u201C\u2022\u2026\u202F\u2032\u2044\u20AC\u2122\u0130\u0301\u00AD\u0085"
              .split(""));

  @TempDir static Path directory;

  private Map<String, String> tokenizers = Map.of();

  @BeforeAll
  void find() throws IOException {
    tokenizers = BertTokenizers.all(directory);
  }

  List<String> names() {
    return List.copyOf(tokenizers.keySet());
  }

  private String json(String name) {
    return tokenizers.getOrDefault(name, "");
  }

  private static boolean isCutInJava(HuggingFaceTokenizer library, String text) {
    return library.wordPiece().orElseThrow().cut(text, Encoding.builder());
  }

  /** Compares, together and the first of them alone. */
  private static void check(HuggingFaceTokenizer library, List<String> texts) {
    Tokenizer own = WordPieceTokenizer.of(library);
    assertThat(own).isInstanceOf(WordPieceTokenizer.class);
    List<Encoding> expected = library.encode(texts);
    List<Encoding> found = own.encode(texts);
    assertThat(found).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      if (!describe(found.get(i)).equals(describe(expected.get(i)))) {
        assertThat(describe(found.get(i)))
            .as(
                "'%s', %s",
                texts.get(i), texts.get(i).chars().mapToObj(Integer::toHexString).toList())
            .isEqualTo(describe(expected.get(i)));
      }
    }
    assertThat(describe(own.encode(texts.subList(0, 1)).get(0)))
        .isEqualTo(describe(expected.get(0)));
  }

  private static List<Integer> describe(Encoding encoding) {
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < encoding.size(); i++) {
      tokens.add(encoding.id(i));
      tokens.add(encoding.start(i));
      tokens.add(encoding.end(i));
      tokens.add(encoding.word(i));
    }
    return tokens;
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachCharacterBesideOthers(String name) throws IOException {
    HuggingFaceTokenizer library = BertTokenizers.load(json(name), directory);
    int taken = 0;
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (isCutInJava(library, String.valueOf(c))) {
        taken++;
        check(
            library,
            List.of(
                "" + c,
                "a" + c + "b",
                "" + c + c,
                "." + c,
                c + ".",
                "A " + c + " b",
                c + "la la" + c,
                "x" + c + c + c + "é" + c + "."));
      }
    }
    assertThat(taken).isBetween(550, 700);
    library.close();
  }

  @ParameterizedTest
  @MethodSource("names")
  void pairsOfCharacters(String name) throws IOException {
    HuggingFaceTokenizer library = BertTokenizers.load(json(name), directory);
    List<String> texts = new ArrayList<>();
    for (String first : SOME_CHARACTERS) {
      for (String second : SOME_CHARACTERS) {
        texts.add(first + second);
        texts.add("b" + first + second + "e");
      }
    }
    check(library, texts);
    library.close();
  }

  @ParameterizedTest
  @MethodSource("names")
  void randomTexts(String name) throws IOException {
    HuggingFaceTokenizer library = BertTokenizers.load(json(name), directory);
    WesternStrings strings = new WesternStrings(SEED, BertTokenizers.tokens(json(name)));
    int count = name.equals("bundled") || name.equals("tiny") ? 100_000 : 5_000;
    int cutInJava = 0;
    for (int i = 0; i < count; i += 500) {
      List<String> texts = strings.next(500);
      check(library, texts);
      cutInJava += (int) texts.stream().filter(text -> isCutInJava(library, text)).count();
    }
    assertThat(cutInJava).as("seed %d", SEED).isBetween(count / 10, count * 9 / 10);
    library.close();
  }

  @Test
  void usualTextsAreCutInJava() throws IOException {
    HuggingFaceTokenizer library = BertTokenizers.load(json("bundled"), directory);
    for (String text :
        List.of(
            "Angela Merkel met Tim Cook of Apple in Cupertino.",
            "“It’s José’s” – she said…\n\t€ 1,234.56 (~5 %)",
            "Łódź, São Paulo, Malmö; Çeşme, Dvořák & Škoda: 25 °C",
            "",
            " \n")) {
      assertThat(isCutInJava(library, text)).as(text).isTrue();
    }
    for (String text :
        List.of("東京", "Мир", "😀", "e\u0301", "a\u00ADb", "a\0b", "a\u200Bb", "[CLS]", "\uFFFD")) {
      assertThat(isCutInJava(library, text)).as(text).isFalse();
    }
    library.close();
  }

  @Test
  void noTextsHaveNoEncodings() throws IOException {
    HuggingFaceTokenizer library = BertTokenizers.load(json("tiny"), directory);
    Tokenizer own = WordPieceTokenizer.of(library);
    assertThat(own.encode(List.of())).isEmpty();
    assertThat(own.padId()).isEqualTo(library.padId());
    own.close();
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
  void aTokenizerThatTakesTheProbeForSpecialIsLeftToTheLibrary() throws IOException {
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
