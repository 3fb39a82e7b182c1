package io.ner4j.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.HardStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceBoundaryTest {

  /** What stands for a place between two words. */
  private static final String PLACE = "|";

  private static boolean found(String marked) {
    int place = marked.indexOf(PLACE);
    String before = marked.substring(0, place);
    String text = before + marked.substring(place + 1);
    int start = place;
    while (Characters.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    return SentenceBoundary.between(text, before.stripTrailing().length(), start);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Angela Merkel met him.| She left.",
        "Did she leave?| Yes",
        "They won!| Berlin cheered",
        "wait...| What?",
        "he said so it was.\"| She left",
        "he said so it was\".| She left",
        "(as he said.)| She left",
        "as they say .| Berlin is large",
        "\" as they say . \"| Berlin is large",
        "It was 1990.| Berlin was one city",
        "he was 42!| Tim Cook",
        "the end.|\nBerlin",
        "the end.| 5 men came",
        "the end.| \u201cBerlin\u201d",
        "Angela Merkel|\n\nTim Cook",
        "Angela Merkel|\r\n\r\nTim Cook",
        "Angela Merkel|\r\rtim Cook",
        "Angela Merkel|\n \t\nTim Cook",
        "Angela Merkel|\u2029Tim Cook",
        "das ist schön.| Österreich",
        "c'est l'e\u0301te\u0301.| Paris",
        "安倍晋三は東京にいた。|大阪へ行った",
        "「東京にいた。」|大阪へ行った",
        "東京か？|大阪か",
        "他走了！？|张三丰来了",
        "他说：“走。”|张三丰来了",
        "「行こう。」（笑）。|大阪へ行った",
        "東京にいた．|大阪へ行った",
        "東京にいた｡|大阪へ行った",
        "សួស្តី។|ភ្នំពេញ",
        "ရန်ကုန်။|မန္တလေး",
        "यह दिल्ली है।| वह गया",
        "هل ذهب إلى برلين؟| نعم",
        "ذهب إلى برلين.| نعم",
      })
  void aSentenceSurelyEnds(String marked) {
    assertThat(found(marked)).as(marked).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "St.| Louis",
        "Mr.| Smith",
        "George W.| Bush",
        "vs.| Chelsea",
        "the U.S.| Army",
        "Washington D.C.| Police",
        "Yahoo!| Inc.",
        "Yahoo !| Inc.",
        "Inc.| Apple",
        "He lives in Berlin.| She left",
        "approx.| five",
        "the end.| tim Cook",
        "the end|. Berlin",
        "example|.Com",
        "Angela| Merkel",
        "Angela|\nMerkel",
        "Angela|\r\nMerkel",
        "...| Merkel",
        "?| Merkel",
        "\"| Merkel",
        "e\u0301a\u0300.| Merkel",
        "\u01c5ab.| Merkel",
        "東京|大阪",
        "他走了！|？张三丰来了",
        "他说：“走。|”张三丰来了",
        "。|。。",
        "円周率は３．|１４です",
        "Ｊ．|Ｋ．ローリング",
        "กรุงเทพ|เมืองไทย",
      })
  void nothingSaysThatASentenceEnds(String marked) {
    assertThat(found(marked)).as(marked).isFalse();
  }

  /** A mark far behind a word is none of its sentence. */
  @Test
  void whatLiesFarBeforeIsNotLookedAt() {
    assertThat(found("the end" + "!".repeat(40) + "| Berlin")).isTrue();
    assertThat(found("the end" + "!".repeat(100) + "| Berlin")).isFalse();
    assertThat(found("the end." + "\"".repeat(100) + "| Berlin")).isFalse();
    assertThat(found("a" + "b".repeat(40) + ".| Berlin")).isTrue();
    assertThat(found("a" + "b".repeat(100) + ".| Berlin")).isFalse();
  }

  /** Whether a sentence ends depends on nothing but what is near. */
  @Test
  void anyPlaceOfAnyTextIsAnswered() {
    HardStrings texts = new HardStrings(11);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String text = Characters.withoutLoneSurrogates(texts.next());
      for (int start = 1; start < text.length(); start++) {
        int end = text.substring(0, start).stripTrailing().length();
        boolean found = SentenceBoundary.between(text, end, start);
        String far = "x".repeat(200) + " " + text;
        assertThat(SentenceBoundary.between(far, end + 201, start + 201))
            .as("%s at %d", text, start)
            .isEqualTo(found);
        if (found) {
          places.add(start);
        }
      }
    }
    assertThat(places).hasSizeGreaterThan(100);
  }

  @Test
  void smallLettersEndNoSentenceBeforeThem() {
    Stream.of("the end. berlin is large", "das ende. berlin ist groß")
        .forEach(
            text -> {
              int start = text.indexOf("berlin");
              assertThat(SentenceBoundary.between(text, start - 1, start)).isFalse();
              String upper = text.toUpperCase(Locale.ROOT);
              assertThat(SentenceBoundary.between(upper, start - 1, start)).isFalse();
            });
  }
}
