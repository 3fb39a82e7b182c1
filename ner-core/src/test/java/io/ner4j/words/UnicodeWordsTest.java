package io.ner4j.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.window.Characters;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words start where the rules of UAX #29 and docs/offsets.md say. */
class UnicodeWordsTest {

  private static final String ALONE =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}ーｰ&&[\\p{IsAlphabetic}]]";

  private static final String EXTENSION =
      "[\\p{M}\\p{Cf}\uFF9E\uFF9F\\x{1F3FB}-\\x{1F3FF}&&[^\\u200B]]";

  private static final String THAI = "[\\p{IsThai}&&[\\p{IsAlphabetic}]&&[^\\p{M}]]";

  private static final String EVIDENCE =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsThai}\\p{IsTibetan}ーｰ"
          + "\\u3001-\\u303F[\\uFF01-\\uFF65&&[^\\p{L}\\p{Nd}]]]";

  private static List<String> words(String text, boolean everyRun) {
    BitSet starts = UnicodeWords.starts(text, true, everyRun);
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int at = 0; starts != null && at <= text.length(); at++) {
      if (starts.get(at) || at == text.length() || Characters.isWhiteSpace(text.charAt(at))) {
        if (from >= 0) {
          words.add(text.substring(from, at));
        }
        from =
            at < text.length() && starts.get(at) && !Characters.isWhiteSpace(text.charAt(at))
                ? at
                : -1;
      }
    }
    return words;
  }

  @ParameterizedTest
  @CsvSource({
    "张三丰在北京。, 张 三 丰 在 北 京 。",
    "東京タワーは、, 東 京 タ ワ ー は 、",
    "ｶﾞｷﾞ, ｶﾞ ｷﾞ",
    "か\u3099き, か\u3099 き",
    "OpenAI的CEO：Sam, OpenAI 的 CEO ： Sam",
    "U.S.和O’Neill的a_b, U.S . 和 O’Neill 的 a_b",
    "３．１４％和1'000.5元, ３．１４ ％ 和 1'000.5 元",
    "「東京」, 「 東 京 」",
    "𠜎𠜱, 𠜎 𠜱",
    "서울과北京에서, 서울과 北 京 에서",
    "👨‍👩‍👧和👍🏽, 👨‍👩‍👧 和 👍🏽",
    "กรุงเทพเมืองไทย, กรุงเทพ เมือง ไทย",
    "ไทย:๑๒, ไทย : ๑๒",
    "ລາວ, ລ າ ວ",
    "ភ្នំ, ភ្នំ",
    "བོད་ཡིག, བོད ་ ཡིག",
    "Tokyo。Osaka, Tokyo 。 Osaka",
  })
  void wordsOfARunThatHoldsAScriptWithoutBlanks(String text, String words) {
    assertThat(words(text, false)).containsExactly(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"Merkel's St. Louis; e-mail", "Straße № Ⅷ 😀 한국어 हिन्दी Ａｐｐｌｅ", "مرحبا Москва"})
  void nothingIsSaidOfOtherTexts(String text) {
    assertThat(UnicodeWords.starts(text, true, false)).isNull();
    assertThat(words(text, true)).containsExactly(text.split(" "));
  }

  @Test
  void onlyTheRunsOfOtherScriptsAreLeftToTheTokenizer() {
    BitSet starts = Objects.requireNonNull(UnicodeWords.starts("Mr. 张三, e-mail", true, false));
    assertThat(starts.stream()).containsExactly(4, 5, 6, 7);
  }

  @Test
  void randomTextsOfAllScriptsArePartedAsPairsOfCharactersSay() {
    String[] pieces =
        ("北 京 𠜎 々 か ー ｶ ﾞ \u3099 กรุงเทพ เมือง ก ำ า \u0E31 \u0E48 ๑ ລ ກ ្ ន ំ မ ္ ြ བོད ་ a Z é e\u0301 한 ж 5 ３ _ . , ' ’ · ; : ． ， 。 「 ！ - 😀 "
                + "👍🏽 \u200D \u200B \u00AD \uFEFF Ⅷ ½ 🇫 🇷 ")
            .split(" ", -1);
    Random dice = new Random(29);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = dice.nextInt(12); length >= 0; length--) {
        text.append(dice.nextInt(9) == 0 ? " \t\n\u3000" : pieces[dice.nextInt(pieces.length)]);
      }
      check(text.toString(), dice.nextBoolean());
    }
  }

  /** Rows of Thai longer than what the dictionary sees at once are parted as if it saw them all. */
  @Test
  void longRunsOfThaiArePartedAsShortOnes() {
    String sentence = "ประเทศไทยเป็นประเทศที่สวยงาม";
    List<String> words = words(sentence, false);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      expected.addAll(words);
    }
    assertThat(words).hasSizeGreaterThan(5);
    assertThat(words(sentence.repeat(100), false)).isEqualTo(expected);
  }

  private static void check(String text, boolean everyRun) {
    BitSet expected = new BitSet();
    int from = 0;
    for (String run : text.split("(?=[ \t\n\u3000])|(?<=[ \t\n\u3000])", -1)) {
      if (!run.isBlank() && run.codePoints().anyMatch(c -> is(EVIDENCE, c))) {
        for (int at = 0; at < run.length(); at += Character.charCount(run.codePointAt(at))) {
          expected.set(from + at, startsWord(run, at));
        }
        expected.set(from + run.length());
      } else if (!run.isBlank() && everyRun) {
        expected.set(from);
      }
      from += run.length();
    }
    BitSet found = UnicodeWords.starts(text, true, everyRun);
    assertThat(found == null ? new BitSet() : found).as(text).isEqualTo(expected);
  }

  /**
   * Whether a word starts at a place, told from all that stands before it and from what follows.
   */
  private static boolean startsWord(String run, int at) {
    int codePoint = run.codePointAt(at);
    String base = run.substring(0, at).replaceFirst(EXTENSION + "+$", "");
    if (at == 0) {
      return true;
    }
    if (is(EXTENSION, codePoint)) {
      return false;
    }
    if (is(THAI, codePoint)) {
      return startsThaiWord(run, at);
    }
    int previous = run.codePointBefore(at);
    if (is("[\u1039\u17D2\u1A60]", previous)) {
      return false;
    }
    if (base.isEmpty()) {
      return isInWord(codePoint) || previous != 0x200D;
    }
    int last = base.codePointBefore(base.length());
    if (isInWord(codePoint)) {
      boolean inside = (last != '.' && isInWord(last)) || joins(run, base.length());
      return !inside;
    }
    return previous != 0x200D && !joins(run, at + Character.charCount(codePoint));
  }

  /** Whether the character that ends at a place stands within a word or a number. */
  private static boolean joins(String run, int end) {
    int codePoint = run.codePointBefore(end);
    String base =
        run.substring(0, end - Character.charCount(codePoint)).replaceFirst(EXTENSION + "+$", "");
    if (base.isEmpty() || end == run.length() || is(EXTENSION, run.codePointAt(end))) {
      return false;
    }
    int before = base.codePointBefore(base.length());
    int after = run.codePointAt(end);
    if (!isInWord(before) && !joins(run, base.length())) {
      return false;
    }
    boolean letters = isLetter(before) && isLetter(after) && is("[.'’·．]", codePoint);
    return letters || (is("\\p{Nd}", before) && is("\\p{Nd}", after) && is("[.,;'’．，]", codePoint));
  }

  private static boolean startsThaiWord(String run, int at) {
    String upTo = run.substring(0, at).replaceFirst("^.*[^" + THAI + EXTENSION + "]", "");
    String thai = upTo.replaceFirst("^" + EXTENSION + "+", "");
    String whole = thai + run.substring(at).replaceFirst("[^" + THAI + EXTENSION + "].*$", "");
    BreakIterator dictionary = BreakIterator.getWordInstance(Locale.forLanguageTag("th"));
    dictionary.setText(whole);
    return thai.isEmpty() || dictionary.isBoundary(thai.length());
  }

  private static boolean isInWord(int codePoint) {
    return isLetter(codePoint) || is("\\p{Nd}", codePoint);
  }

  private static boolean isLetter(int codePoint) {
    return is("[\\p{IsAlphabetic}\\p{Pc}&&[^\\p{M}]]", codePoint)
        && !is(ALONE, codePoint)
        && !is(THAI, codePoint);
  }

  private static boolean is(String expression, int codePoint) {
    return Character.toString(codePoint).matches(expression);
  }
}
