package io.ner4j.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.NerInputException;
import io.ner4j.contract.Scale;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  /** Characters that differ in case, width, number of units and what they do in words. */
  private static final List<String> ALPHABET =
      List.of(
          "a", "A", "b", "s", "S", "ß", "ẞ", "ﬁ", "f", "i", "İ", "ı", "σ", "ς", "Σ", "ΐ", "α\u0345",
          "ａ", "Ａ", "１", "1", "＿", "_", "￣", "ｶ", "ﾞ", "ﾟ", "カ", "ガ", "ﾊ", "ー", "ｰ", "\u3099", "北",
          "京", "𠜎", "ไทย", "เมือง", "ก", "\u0E48", "ລ", "é", "e\u0301", "ﾡ", "한", "😀", "𐐀", "𐐨",
          "\uD800", "\uDC00", "\u200D", "\u00AD", " ", " ", "\u3000", "\n", ".", "'", "-");

  private static List<String> found(Phrases phrases, String text) {
    return phrases.extract(text).stream()
        .map(e -> e.start() + "-" + e.end() + " " + e.type() + " " + e.id())
        .toList();
  }

  @Test
  void randomTextsHaveTheEntitiesThatComparingAllPartsFinds() {
    long seed = 19;
    Random dice = new Random(seed);
    for (int i = 0; i < Scale.of(600); i++) {
      List<String> alphabet = some(dice);
      List<Phrase> listed =
          IntStream.range(0, 1 + dice.nextInt(8)).mapToObj(n -> phrase(dice, alphabet)).toList();
      NaivePhrases naive =
          new NaivePhrases(
              listed.stream().filter(phrase -> !phrase.text().isEmpty()).toList(),
              dice.nextBoolean(),
              dice.nextBoolean(),
              dice.nextBoolean());
      for (int n = 0; n < 4; n++) {
        check(naive, string(dice, alphabet, 14), "seed " + seed + ", list " + i);
      }
    }
  }

  private static void check(NaivePhrases naive, String text, String place) {
    PhrasesBuilder builder =
        Phrases.builder()
            .addAll(naive.phrases().stream())
            .ignoreCase(naive.ignoreCase())
            .ignoreWidth(naive.ignoreWidth())
            .wholeWords(naive.wholeWords());
    assertThat(builder.overlaps(true).build().extract(text))
        .as("%s: %s in '%s'", place, naive, text)
        .isEqualTo(naive.all(text));
    assertThat(builder.overlaps(false).build().extract(text))
        .as("%s: %s in '%s'", place, naive, text)
        .isEqualTo(naive.withoutOverlaps(text));
  }

  private static List<String> some(Random dice) {
    return IntStream.range(0, 2 + dice.nextInt(6))
        .mapToObj(n -> ALPHABET.get(dice.nextInt(ALPHABET.size())))
        .toList();
  }

  private static Phrase phrase(Random dice, List<String> alphabet) {
    String text = string(dice, alphabet, 4).replaceAll("^[ \\u3000\\n]+|[ \\u3000\\n]+$", "");
    String id = dice.nextBoolean() ? null : "Q" + dice.nextInt(2);
    return new Phrase(text, dice.nextBoolean() ? "A" : "B", id);
  }

  private static String string(Random dice, List<String> alphabet, int most) {
    return IntStream.rangeClosed(0, dice.nextInt(most))
        .mapToObj(n -> alphabet.get(dice.nextInt(alphabet.size())))
        .collect(joining());
  }

  @ParameterizedTest
  @CsvSource({
    "Ann,Anna met Ann.,9-12",
    "Ann,Ann's Ann-Ann,0-3 6-9 10-13",
    "U.S.,the U.S. of U.S.A.,4-8 12-16",
    "New York,in New York City,3-11",
    "北京,我在北京大学,2-4",
    "ไทย,เมืองไทย,5-8",
    "ทย,เมืองไทย,''",
    "é,e\u0301 é,3-4",
    "e,e\u0301 e,3-4",
    "C++,C++ and C+++,0-3 8-11",
  })
  void phrasesAreFoundAsWholeWords(String phrase, String text, String places) {
    Phrases phrases = Phrases.builder().add(phrase, "X").build();
    assertThat(
            phrases.extract(text).stream()
                .map(e -> e.start() + "-" + e.end())
                .collect(joining(" ")))
        .isEqualTo(places);
  }

  @ParameterizedTest
  @CsvSource({
    "Straße,the STRASSE is,4-11",
    "STRASSE,die Straße,4-10",
    "ΟΔΟΣ,η οδος,2-6",
    "ＡＢＣ,x abc,2-5",
    "ガ,x ｶﾞ!,2-4",
    "ﾊﾟﾘ,パリ,0-2",
    "𐐀𐐀,𐐨𐐨,0-4",
    "fin,ﬁn,0-2",
    "s,ß,''",
  })
  void caseAndWidthAreFoldedWithExactOffsets(String phrase, String text, String places) {
    Phrases phrases = Phrases.builder().add(phrase, "X").ignoreCase(true).ignoreWidth(true).build();
    assertThat(
            phrases.extract(text).stream()
                .map(e -> e.start() + "-" + e.end())
                .collect(joining(" ")))
        .isEqualTo(places);
    assertThat(phrases.extract(text))
        .allMatch(entity -> text.substring(entity.start(), entity.end()).equals(entity.text()));
  }

  @Test
  void theLongestPhraseCountsAndOfThoseThatAreTheSameTheFirst() {
    PhrasesBuilder builder =
        Phrases.builder()
            .add("York", "LOC", "Q42462")
            .add("New York", "LOC", "Q60")
            .add("New York", "FILM", "Q99")
            .add("New York", "LOC", "Q60");
    assertThat(found(builder.build(), "New York")).containsExactly("0-8 LOC Q60");
    assertThat(found(builder.overlaps(true).build(), "New York"))
        .containsExactly("0-8 LOC Q60", "0-8 FILM Q99", "4-8 LOC Q42462");
  }

  @Test
  void entitiesCarryScoreSourceAndId() {
    Phrases phrases = Phrases.builder().add(" Rome\t", "LOC", "Q220").source("places").build();
    assertThat(phrases.extract("in Rome"))
        .containsExactly(new Entity("Rome", "LOC", 3, 7, 1, "places", "Q220"));
    assertThat(phrases).hasToString("Phrases[1]");
  }

  @Test
  void aListWithoutPhrasesFindsNothing() {
    assertThat(Phrases.builder().build().extract("Rome")).isEmpty();
  }

  @Test
  void aBuilderGoesOnWhileItsListsStayAsTheyAre() {
    PhrasesBuilder builder = Phrases.builder().add("Rome", "LOC");
    Phrases first = builder.build();
    Phrases second = builder.add("Oslo", "LOC", "Q585").build();
    assertThat(found(first, "Rome Oslo")).containsExactly("0-4 LOC null");
    assertThat(found(second, "Rome Oslo")).containsExactly("0-4 LOC null", "5-9 LOC Q585");
  }

  @Test
  void aFileHasAPhraseATypeAndAnIdOnEachLine(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("places.tsv");
    Files.writeString(file, "\uFEFFRome\tLOC\tQ220\r\n\nOslo\tLOC\nNew York\tLOC\t\n#1\tRANK\n");
    Phrases phrases = Phrases.builder().read(file).build();
    assertThat(found(phrases, "#1 New York, Rome, Oslo"))
        .containsExactly("0-2 RANK null", "3-11 LOC null", "13-17 LOC Q220", "19-23 LOC null");
    assertThat(Phrases.builder().read(new StringReader("Rome\tLOC")).build().size()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Rome|no tab", "Rome\\t|no type", "a\\tb\\tc\\td|4 columns", "\\tLOC|blank"})
  void aLineOfAnotherFormIsNamed(String line, String found) {
    assertThatThrownBy(
            () ->
                Phrases.builder().read(new StringReader("Oslo\tLOC\n" + line.replace("\\t", "\t"))))
        .isInstanceOf(NerInputException.class)
        .hasMessageStartingWith("phrases, line 2: expected a phrase")
        .hasMessageContaining(found);
  }

  @Test
  void blankPhrasesAreRefused() {
    assertThatThrownBy(() -> Phrases.builder().add(" \u3000", "LOC"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }

  @Test
  void manyPhrasesAreFoundAsAMapOfThemSays() {
    Random dice = new Random(3);
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < Scale.of(50_000); i++) {
      ids.putIfAbsent(word(dice), "Q" + i);
    }
    Phrases phrases =
        Phrases.builder()
            .addAll(ids.entrySet().stream().map(e -> new Phrase(e.getKey(), "W", e.getValue())))
            .build();
    String text = Stream.generate(() -> word(dice)).limit(20_000).collect(joining(" "));
    List<String> expected = new ArrayList<>();
    int at = 0;
    for (String word : text.split(" ", -1)) {
      if (ids.containsKey(word)) {
        expected.add(at + "-" + (at + word.length()) + " W " + ids.get(word));
      }
      at += word.length() + 1;
    }
    assertThat(found(phrases, text)).isEqualTo(expected).hasSizeGreaterThan(1_000);
  }

  private static String word(Random dice) {
    return dice.ints(2 + dice.nextInt(4), 'a', 'm')
        .mapToObj(Character::toString)
        .collect(joining());
  }

  @Test
  void longPhrasesThatContainEachOtherAreFoundInLinearTime() {
    PhrasesBuilder builder = Phrases.builder().add("a ".repeat(100_000) + "b", "LONG");
    IntStream.rangeClosed(1, 40).forEach(n -> builder.add("a " + "a ".repeat(n), "SHORT"));
    Phrases phrases = builder.build();
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          assertThat(phrases.extract("a ".repeat(500_000))).hasSize(12_195 + 1);
          assertThat(phrases.extract("a ".repeat(100_000) + "b"))
              .last()
              .extracting(Entity::type)
              .isEqualTo("LONG");
        });
  }
}
