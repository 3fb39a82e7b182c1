package io.ner4j.onnx.tokenizer;

import static io.ner4j.onnx.tokenizer.Comparison.check;
import static io.ner4j.onnx.tokenizer.Comparison.cutInJava;
import static io.ner4j.onnx.tokenizer.Comparison.isCutInJava;
import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of all scripts are cut in Java as the library cuts them. */
class ScriptsIT extends AllTokenizersTests {

  private static final long SEED = 20261129;

  private static final List<String> USUAL =
      List.of(
          "安格拉·默克尔在柏林会见了苹果公司的蒂姆·库克，讨论了（2019年）《条约》。",
          "安倍晋三は東京でトヨタ自動車の社長と会談した。ガンダム、ﾊﾟﾘ",
          "นายกรัฐมนตรีเดินทางไปเชียงใหม่เมื่อวันที่ 5",
          "Владимир Путин и Ёлкин встретились в Санкт-Петербурге; ещё раз.",
          "التقى محمد صلاح بالرئيس في القاهرة، وقال: «مُحَمَّد».",
          "Ο Αλέξης Τσίπρας ταξίδεψε στην Αθήνα.",
          "ראש הממשלה נפגש עם הנשיא בִּירוּשָׁלַיִם",
          "नरेन्द्र मोदी ने नई दिल्ली में भाषण दिया।",
          "김태웅이고 서울에서 삼성전자를 방문했다.",
          "Great 😀👍🏽 in Paris 🇫🇷 👩‍👩‍👧‍👦 ❤️",
          "e\u0301cole, a\u00ADb, a\u200Bb, \uFEFFx, a\0b, İstanbul, \uFFFD",
          "𠜎𠜱 豈 ﷺ ﬁ Ⅷ ½ №");

  @ParameterizedTest
  @MethodSource("names")
  void usualTextsOfEveryScriptAreCutInJava(String name) {
    HuggingFaceTokenizer library = tokenizers().library(name);
    check(library, USUAL);
    if (!name.equals("added words")) {
      assertThat(USUAL).allMatch(text -> isCutInJava(library, text));
    }
  }

  /** A part of all characters, another one for each tokenizer; all of them at a large scale. */
  @ParameterizedTest
  @MethodSource("names")
  void charactersBesideOthers(String name) {
    HuggingFaceTokenizer library = tokenizers().library(name);
    List<Integer> characters = characters(new Random(SEED + name.hashCode()));
    int cutInJava = 0;
    for (int from = 0; from < characters.size(); from += 1000) {
      List<String> texts = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int code : characters.subList(from, Math.min(from + 1000, characters.size()))) {
        String c = Character.toString(code);
        String beside = c + "a" + c + "B " + c + c + " é" + c + "." + c + " " + c + " ";
        if (isCutInJava(library, c)) {
          cutInJava++;
          text.append(beside);
        } else {
          texts.add(beside);
        }
        if (text.length() > 200) {
          texts.add(text.toString());
          text.setLength(0);
        }
      }
      texts.add(text.toString());
      check(library, texts);
    }
    assertThat(cutInJava).isGreaterThan(characters.size() * 3 / 4);
  }

  private static List<Integer> characters(Random random) {
    int all = Character.MAX_CODE_POINT + 1;
    int count = Scale.of(1000, all);
    return IntStream.range(0, count)
        .map(
            i ->
                count == all
                    ? i
                    : random.nextInt(random.nextBoolean() ? 0x3100 : all >> random.nextInt(5)))
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void randomTexts(String name) {
    HuggingFaceTokenizer library = tokenizers().library(name);
    ScriptStrings strings = new ScriptStrings(SEED + name.hashCode(), tokenizers().tokens(name));
    int count = Scale.of(500);
    int cutInJava = 0;
    for (int i = 0; i < count; i += 500) {
      List<String> texts = strings.next(500);
      check(library, texts);
      cutInJava += cutInJava(library, texts);
    }
    assertThat(cutInJava).as("seed %d", SEED).isGreaterThan(count / 3);
  }
}
