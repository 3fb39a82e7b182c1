package io.ner4j.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.contract.HardStrings;
import io.ner4j.window.SentenceBoundary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private static List<String> of(String text) {
    return Sentences.of(text).list().stream().map(sentence -> sentence.in(text)).toList();
  }

  @Test
  void sentencesKeepTheWhiteSpaceBehindThem() {
    assertThat(of("She met him.  They left.\nHe stayed there. \n"))
        .containsExactly("She met him.  ", "They left.\n", "He stayed there. \n");
  }

  @Test
  void marksThatNeedNoSpaceEndSentences() {
    assertThat(of("安倍晋三は東京にいた。「大阪だ。」京都へ行った")).containsExactly("安倍晋三は東京にいた。", "「大阪だ。」", "京都へ行った");
  }

  @Test
  void aBlankLineEndsASentence() {
    assertThat(of("Angela Merkel\r\n\r\nTim Cook"))
        .containsExactly("Angela Merkel\r\n\r\n", "Tim Cook");
  }

  @Test
  void whereASentenceMayGoOnItDoes() {
    assertThat(of("St. Louis and Yahoo! Inc. met approx. five men"))
        .containsExactly("St. Louis and Yahoo! Inc. met approx. five men");
  }

  @Test
  void anEmptyTextHasNoSentenceAndABlankOneHasOne() {
    assertThat(of("")).isEmpty();
    assertThat(of(" \n\n ")).containsExactly(" \n\n ");
  }

  /** Beside the rules for two neighbouring words, and Java's own rules for characters. */
  @Test
  void bordersOfAnyTextAreThoseOfTheRules() {
    HardStrings strings = new HardStrings(19);
    int found = 0;
    for (int i = 0; i < 5000; i++) {
      String text = strings.next() + (i % 2 == 0 ? " was there. " : "に。") + strings.next();
      List<Sentence> sentences = Sentences.of(text).list();
      TreeSet<Integer> starts = new TreeSet<>();
      StringBuilder joined = new StringBuilder();
      for (Sentence sentence : sentences) {
        starts.add(sentence.start());
        joined.append(sentence.in(text));
      }
      assertThat(joined.toString()).isEqualTo(text);
      starts.remove(0);
      found += starts.size();
      Set<Integer> expected = expected(text);
      assertThat(expected).as(text).containsAll(starts);
      if (text.codePoints().noneMatch(SentencesTest::takesPartInCharacters)) {
        assertThat(starts).as(text).isEqualTo(expected);
      }
    }
    assertThat(found).isGreaterThan(1500);
  }

  private static Set<Integer> expected(String text) {
    Set<Integer> expected = new TreeSet<>();
    for (MatchResult character : CHARACTER.matcher(text).results().toList()) {
      int place = character.start();
      int end = place;
      while (end > 0 && isBlank(text.charAt(end - 1))) {
        end--;
      }
      if (end > 0 && !isBlank(text.charAt(place)) && SentenceBoundary.between(text, end, place)) {
        expected.add(place);
      }
    }
    return expected;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  private static boolean takesPartInCharacters(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.SURROGATE;
  }

  @Test
  void anEntityBelongsToTheSentenceItStartsIn() {
    String text = "She met Tim Cook here. They left. Berlin was far";
    Entity tim = entity(text, "Tim Cook");
    Entity across = entity(text, "left. Berlin");
    List<SentenceEntities> groups = Sentences.of(text).group(List.of(across, tim));
    assertThat(groups)
        .extracting(SentenceEntities::entities)
        .containsExactly(List.of(tim), List.of(across), List.of());
    assertThat(groups.get(1).sentence().in(text)).isEqualTo("They left. ");
  }

  @Test
  void sentencesThatKeepEntitiesHaveNoBorderInside() {
    Random random = new Random(7);
    String text = "They met here. ".repeat(40);
    for (int round = 0; round < 500; round++) {
      List<Entity> entities = new ArrayList<>();
      for (int i = 0; i < random.nextInt(6); i++) {
        int start = random.nextInt(text.length() - 1);
        int end = start + 1 + random.nextInt(Math.min(40, text.length() - start));
        entities.add(
            new Entity(
                text.substring(start, Math.min(end, text.length())),
                "X",
                start,
                Math.min(end, text.length()),
                1));
      }
      List<SentenceEntities> groups = Sentences.of(text).keeping(entities).group(entities);
      int place = 0;
      List<Entity> grouped = new ArrayList<>();
      for (SentenceEntities group : groups) {
        assertThat(group.sentence().start()).isEqualTo(place);
        place = group.sentence().end();
        for (Entity entity : group.entities()) {
          assertThat(entity.start()).isGreaterThanOrEqualTo(group.sentence().start());
          assertThat(entity.end()).isLessThanOrEqualTo(group.sentence().end());
        }
        grouped.addAll(group.entities());
      }
      assertThat(place).isEqualTo(text.length());
      assertThat(grouped).containsExactlyInAnyOrderElementsOf(entities);
      long free =
          Sentences.of(text).list().stream()
              .filter(
                  s ->
                      entities.stream()
                          .noneMatch(e -> e.start() < s.start() && s.start() < e.end()))
              .count();
      assertThat(groups).hasSize((int) free);
    }
  }

  @Test
  void everyPlaceLiesInOneSentence() {
    String text = "They met here. She left then. He stayed";
    Sentences sentences = Sentences.of(text);
    assertThat(sentences.size()).isEqualTo(3);
    for (int i = 0; i < text.length(); i++) {
      Sentence sentence = sentences.get(sentences.indexAt(i));
      assertThat(i).isBetween(sentence.start(), sentence.end() - 1);
    }
    assertThat(sentences.list()).isSortedAccordingTo(Comparator.comparing(Sentence::start));
    assertThatThrownBy(() -> sentences.indexAt(text.length()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> sentences.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void entitiesOfAnotherTextAreRefused() {
    Sentences sentences = Sentences.of("Short.");
    List<Entity> far = List.of(new Entity("Rome", "LOC", 10, 14, 1));
    assertThatThrownBy(() -> sentences.group(far))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected entities of this text of length 6")
        .hasMessageContaining("ends at 14");
    assertThatThrownBy(() -> sentences.keeping(far)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Entity entity(String text, String name) {
    int start = text.indexOf(name);
    return new Entity(name, "PER", start, start + name.length(), 1);
  }
}
