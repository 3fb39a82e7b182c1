package io.ner4j.redact;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.contract.Scale;
import io.ner4j.rules.Phrases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedactorTest {

  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private static final EntityRecognizer NAMES =
      Phrases.builder()
          .add("Ann Lee", "PER")
          .add("Bob", "PER")
          .add("Rome", "LOC", "Q220")
          .add("Roma", "LOC", "Q220")
          .build();

  private static final String TEXT = "Ann Lee and Bob left Rome. Bob likes Roma, Ann Lee too.";

  private static String redacted(Policy policy) {
    return Redactor.builder(NAMES).policy(policy).build().redact(TEXT).text();
  }

  @Test
  void eachPolicyPutsItsTextInTheirPlace() {
    assertThat(redacted(Policy.type()))
        .isEqualTo("[PER] and [PER] left [LOC]. [PER] likes [LOC], [PER] too.");
    assertThat(redacted(Policy.numbered()))
        .isEqualTo("[PER-1] and [PER-2] left [LOC-1]. [PER-2] likes [LOC-1], [PER-1] too.");
    assertThat(redacted(Policy.mask())).startsWith("*** and *** left ***. ");
    assertThat(redacted(Policy.maskLength('#'))).startsWith("####### and ### left ####. ");
    assertThat(redacted(Policy.remove())).startsWith(" and  left . ");
    assertThat(redacted(Policy.text("X"))).startsWith("X and X left X. ");
    assertThat(redacted(target -> target.text().charAt(0) + ".")).startsWith("A. and B. left R.. ");
  }

  /** The digests are those of: printf Bob | openssl dgst -sha256 -hmac 0123456789abcdef. */
  @Test
  void pseudonymsAreDigestsOfNamesOrIds() {
    assertThat(redacted(Policy.hmac(KEY)))
        .contains(" and [PER-0707827c6f915c74] left [LOC-35f0c4e2c5f3c41c].");
    assertThat(redacted(Policy.hash()))
        .contains(" and [PER-cd9fb1e148ccd844] left [LOC-21f7b5b65a94a611].");
    assertThatThrownBy(() -> Policy.hmac(new byte[15])).hasMessageContaining("16 bytes");
  }

  @Test
  void typesHavePoliciesOfTheirOwnOrAreKept() {
    Redactor redactor =
        Redactor.builder(NAMES)
            .policy(Policy.type())
            .policy("PER", Policy.remove())
            .policy("NOBODY FINDS THIS", Policy.mask())
            .keep("LOC", "NOR THIS")
            .build();
    assertThat(redactor.redact(TEXT).text()).isEqualTo(" and  left Rome.  likes Roma,  too.");
  }

  @Test
  void overlappingEntitiesAreOnePartOfTheTypeOfTheLongest() {
    String text = "the Bank of Rome Ltd.";
    List<Entity> entities =
        List.of(
            new Entity("Rome", "LOC", 12, 16, 1),
            new Entity("Bank of Rome", "ORG", 4, 16, 1),
            new Entity("Rome Ltd", "ORG2", 12, 20, 1));
    Redactor redactor = Redactor.builder(NAMES).policy(Policy.type()).build();
    assertThat(redactor.redact(text, entities).text()).isEqualTo("the [ORG].");
  }

  @Test
  void furtherPlacesOfANameAreReplacedAsWholeWords() {
    String text = "Bob met Bobby, bob and BOB's Bob's.";
    List<Entity> first = List.of(new Entity("Bob", "PER", 0, 3, 0.9));
    assertThat(Redactor.builder(NAMES).build().redact(text, first).text())
        .isEqualTo("[PER-1] met Bobby, bob and BOB's [PER-1]'s.");
    assertThat(Redactor.builder(NAMES).furtherPlaces(false).build().redact(text, first).text())
        .isEqualTo("[PER-1] met Bobby, bob and BOB's Bob's.");
    assertThat(
            Redactor.builder(NAMES)
                .build()
                .redact("I. and I", List.of(new Entity("I", "PER", 0, 1, 1)))
                .text())
        .isEqualTo("[PER-1]. and I");
  }

  @Test
  void entitiesOfAnotherTextAreRefused() {
    Redactor redactor = Redactor.builder(NAMES).build();
    List<Entity> other = List.of(new Entity("Bob", "PER", 1, 4, 1));
    assertThatThrownBy(() -> redactor.redact("Bob left", other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redact the text that the entities were found in");
  }

  @Test
  void listsAndStreamsAnswerAsOneText() {
    AtomicBoolean closed = new AtomicBoolean();
    EntityRecognizer closing =
        new EntityRecognizer() {
          @Override
          public List<Entity> extract(String text) {
            return NAMES.extract(text);
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    try (Redactor redactor = Redactor.builder(closing).build()) {
      Redacted one = redactor.redact(TEXT);
      assertThat(redactor.redactAll(List.of(TEXT, ""))).containsExactly(one, redactor.redact(""));
      assertThat(redactor.redactAll(Stream.of(TEXT))).containsExactly(one);
      assertThat(redactor.redactAll(Stream.of(1, 2), n -> TEXT, (n, r) -> n + r.text()))
          .containsExactly("1" + one.text(), "2" + one.text());
    }
    assertThat(closed).isTrue();
  }

  /** A text made of pieces, some of them entities, which may overlap. */
  private record Made(String text, List<Entity> entities) {

    static Made of(Random dice) {
      String[] pieces = {
        "a", "Bob", "[PER-1]", "***", " ", "😀", "北京", "\uD800", "e\u0301", "\n", "", "PER", "İ",
        "x y", "\u0000"
      };
      StringBuilder text = new StringBuilder();
      for (int i = dice.nextInt(14); i > 0; i--) {
        text.append(pieces[dice.nextInt(pieces.length)]);
      }
      List<Entity> entities = new ArrayList<>();
      for (int i = text.length() == 0 ? 0 : dice.nextInt(5); i > 0; i--) {
        int start = dice.nextInt(text.length());
        int end = start + 1 + dice.nextInt(Math.min(8, text.length() - start));
        String type = dice.nextBoolean() ? "PER" : "LOC";
        entities.add(new Entity(text.substring(start, end), type, start, end, 1));
      }
      return new Made(text.toString(), entities);
    }
  }

  private static final List<Policy> POLICIES =
      List.of(
          Policy.type(),
          Policy.numbered(),
          Policy.hmac(KEY),
          Policy.hash(),
          Policy.mask(),
          Policy.maskLength('*'),
          Policy.remove(),
          Policy.text("Bob"),
          target -> target.text() + target.text());

  @Test
  void randomTextsComeBackAndOffsetsLeadBothWays() {
    Random dice = new Random(6);
    for (int i = 0; i < Scale.of(10_000); i++) {
      Made made = Made.of(dice);
      Redactor redactor =
          Redactor.builder(NAMES)
              .policy(POLICIES.get(dice.nextInt(POLICIES.size())))
              .policy("LOC", POLICIES.get(dice.nextInt(POLICIES.size())))
              .furtherPlaces(dice.nextBoolean())
              .build();
      Redacted redacted = redactor.redact(made.text, made.entities);
      assertThat(redacted.map().undo(redacted.text())).isEqualTo(made.text);
      assertThat(RedactionMap.of(redacted.map().changes())).isEqualTo(redacted.map());
      checkOffsets(made.text, redacted);
      checkParts(made, redacted);
    }
  }

  /** Walks through both texts unit by unit. */
  private static void checkOffsets(String original, Redacted redacted) {
    RedactionMap map = redacted.map();
    int from = 0;
    int to = 0;
    for (Change change : map.changes()) {
      for (; from < change.start(); from++, to++) {
        checkSame(map, from, to);
        assertThat(redacted.text().charAt(to)).isEqualTo(original.charAt(from));
      }
      int start = to;
      to += change.replacement().length();
      for (; from < change.end(); from++) {
        assertThat(map.toRedacted(from)).isEqualTo(start);
        assertThat(map.toRedactedEnd(from + 1)).isEqualTo(to);
      }
      for (int i = start; i < to; i++) {
        assertThat(map.toOriginal(i)).isEqualTo(change.start());
        assertThat(map.toOriginalEnd(i + 1)).isEqualTo(change.end());
      }
    }
    for (; from < original.length(); from++, to++) {
      checkSame(map, from, to);
    }
    assertThat(to).isEqualTo(redacted.text().length());
  }

  private static void checkSame(RedactionMap map, int original, int redacted) {
    assertThat(map.toRedacted(original)).isEqualTo(redacted);
    assertThat(map.toRedactedEnd(original + 1)).isEqualTo(redacted + 1);
    assertThat(map.toOriginal(redacted)).isEqualTo(original);
    assertThat(map.toOriginalEnd(redacted + 1)).isEqualTo(original + 1);
  }

  /** All units of entities are replaced. */
  private static void checkParts(Made made, Redacted redacted) {
    for (Entity entity : made.entities) {
      assertThat(redacted.map().changes())
          .anyMatch(change -> change.start() <= entity.start() && change.end() >= entity.end());
    }
  }

  /**
   * A text with other names in the same places has the same redaction: so nothing of a name is left
   * in it, but that it is the same as another.
   */
  @Test
  void theRedactedTextDoesNotDependOnTheNames() {
    Random dice = new Random(7);
    for (int i = 0; i < Scale.of(3_000); i++) {
      List<String> parts = new ArrayList<>();
      for (int n = 1 + dice.nextInt(8); n > 0; n--) {
        parts.add(dice.nextBoolean() ? "N" + dice.nextInt(3) : " said 北京, ");
      }
      for (Policy policy :
          List.of(Policy.type(), Policy.numbered(), Policy.mask(), Policy.remove())) {
        assertThat(withNames(parts, names(dice), policy))
            .isEqualTo(withNames(parts, names(dice), policy));
      }
    }
  }

  private static Map<String, String> names(Random dice) {
    Map<String, String> names = new HashMap<>();
    while (names.size() < 3) {
      String name =
          dice.ints(3 + dice.nextInt(5), 'A', 'Z').mapToObj(Character::toString).collect(joining());
      if (!names.containsValue(name)) {
        names.put("N" + names.size(), name);
      }
    }
    return names;
  }

  private static String withNames(List<String> parts, Map<String, String> names, Policy policy) {
    StringBuilder text = new StringBuilder();
    List<Entity> entities = new ArrayList<>();
    for (String part : parts) {
      String name = names.get(part);
      if (name != null) {
        int start = text.length();
        entities.add(new Entity(name, "PER", start, start + name.length(), 1));
      }
      text.append(name == null ? part : name);
    }
    Redactor redactor = Redactor.builder(NAMES).policy(policy).build();
    return redactor.redact(text.toString(), entities).text();
  }

  @Test
  void aMapRefusesAnotherText() {
    RedactionMap map = RedactionMap.of(List.of(new Change(4, "Bob", "[PER]")));
    assertThat(map.undo("I am [PER].".substring(1))).isEqualTo(" am Bob.");
    assertThatThrownBy(() -> map.undo("I am [ORG]."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected '[PER]' at 4");
    assertThatThrownBy(
            () -> RedactionMap.of(List.of(new Change(4, "Bob", ""), new Change(6, "b", ""))))
        .hasMessageContaining("must not overlap");
    assertThat(map).hasToString("RedactionMap[1]");
  }

  @Test
  void longTextsWithManyEntitiesAreRedacted() {
    String text = IntStream.range(0, 20_000).mapToObj(i -> "Bob and ").collect(joining());
    assertThat(Redactor.builder(NAMES).policy(Policy.mask()).build().redact(text).text())
        .isEqualTo("*** and ".repeat(20_000));
  }
}
