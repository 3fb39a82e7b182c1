package io.ner4j.onnx.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.spi.Encoding;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Compares what is cut in Java with what the library says. */
final class Comparison {

  private Comparison() {}

  static boolean isCutInJava(HuggingFaceTokenizer library, String text) {
    return library.wordPiece().orElseThrow().cut(text, Encoding.builder());
  }

  static int cutInJava(HuggingFaceTokenizer library, List<String> texts) {
    return (int) texts.stream().filter(text -> isCutInJava(library, text)).count();
  }

  /** Compares, together and the first of them alone. */
  static void check(HuggingFaceTokenizer library, List<String> texts) {
    Tokenizer own = WordPieceTokenizer.of(library);
    assertThat(own).isInstanceOf(WordPieceTokenizer.class);
    List<Encoding> expected = library.encode(texts);
    List<Encoding> found = own.encode(texts);
    assertThat(found).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      check(texts.get(i), found.get(i), expected.get(i));
    }
    check(texts.get(0), own.encode(texts.subList(0, 1)).get(0), expected.get(0));
  }

  private static void check(String text, Encoding found, Encoding expected) {
    if (!same(found, expected)) {
      assertThat(describe(found))
          .as("'%s', %s", text, text.chars().mapToObj(Integer::toHexString).toList())
          .isEqualTo(describe(expected));
    }
  }

  private static boolean same(Encoding one, Encoding other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same =
          one.id(i) == other.id(i)
              && one.start(i) == other.start(i)
              && one.end(i) == other.end(i)
              && one.word(i) == other.word(i);
    }
    return same;
  }

  /** Id, start, end and word of each token. */
  private static List<List<Integer>> describe(Encoding encoding) {
    List<List<Integer>> tokens = new ArrayList<>();
    for (int i = 0; i < encoding.size(); i++) {
      tokens.add(List.of(encoding.id(i), encoding.start(i), encoding.end(i), encoding.word(i)));
    }
    return tokens;
  }
}
