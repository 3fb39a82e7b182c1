package io.ner4j.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Scale;
import io.ner4j.window.Characters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordBordersTest {

  /** Puts every text among those that {@link UnicodeWords} parts. */
  private static final String EVIDENCE = "北";

  private static List<String> words(String text) {
    WordBorders borders = new WordBorders(text);
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int at = 1; at <= text.length(); at++) {
      if (borders.isAt(at)) {
        words.add(text.substring(from, at));
        from = at;
      }
    }
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Merkel's|Merkel ' s",
        "U.S.|U . S .",
        "a_b-c|a_b - c",
        "B52s.3,5|B52s . 3 , 5",
        "e\u0301tude|e\u0301tude",
        "东京タワー|东 京 タ ワ ー",
        "OpenAI的CEO|OpenAI 的 CEO",
        "กรุงเทพเมืองไทย|กรุงเทพ เมือง ไทย",
        "서울에서|서울에서",
        "😀Ann|😀 Ann",
        "👨‍👩‍👧x|👨‍👩‍👧 x",
      })
  void aWordEndsWhereAnotherStarts(String text, String words) {
    assertThat(words(text)).containsExactly(words.split(" "));
  }

  @Test
  void bordersAreWhereWordsOfScriptsWithoutBlanksStart() {
    String[] pieces =
        ("北 京 𠜎 か ー ｶ ﾞ กรุงเทพ เมือง ก ำ า \u0E31 \u0E48 ๑ ລ ກ ្ ន ံ မ ္ བོད ་ a Z é e\u0301 한 ж 5 ３ _ ! 「 - 😀 "
                + "👍🏽 \u200D \u200B \u00AD Ⅷ ½ 🇫 🇷")
            .split(" ", -1);
    Random dice = new Random(4);
    for (int i = 0; i < Scale.of(20_000); i++) {
      StringBuilder run = new StringBuilder(EVIDENCE);
      for (int length = dice.nextInt(12); length >= 0; length--) {
        run.append(pieces[dice.nextInt(pieces.length)]);
      }
      String text = dice.nextBoolean() ? run.toString() : run + " " + run;
      check(text, dice);
    }
  }

  /** Asks in any order, since runs of Thai are read when they are asked for. */
  private static void check(String text, Random dice) {
    BitSet starts = Objects.requireNonNull(UnicodeWords.starts(text, true, false));
    WordBorders borders = new WordBorders(text);
    for (int i = 0; i < 2 * text.length(); i++) {
      int at = dice.nextInt(text.length());
      boolean blank =
          Characters.isWhiteSpace(text.charAt(at))
              || (at > 0 && Characters.isWhiteSpace(text.charAt(at - 1)));
      assertThat(borders.isAt(at)).as(text + " at " + at).isEqualTo(blank || starts.get(at));
    }
  }

  @Test
  void aLongRunOfThaiIsReadOnce() {
    String text = "ประเทศไทยเป็นประเทศที่สวยงาม".repeat(2_000);
    assertThat(words(text)).hasSizeGreaterThan(10_000);
  }
}
