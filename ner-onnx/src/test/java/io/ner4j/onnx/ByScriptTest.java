package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.contract.Scale;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each text goes to the recognizer for its script. */
class ByScriptTest {

  /** Tells the type and the length of what it read. */
  private record Named(String type) implements EntityRecognizer {
    @Override
    public List<Entity> extract(String text) {
      return text.isEmpty() ? List.of() : List.of(new Entity(text, type, 0, text.length(), 1));
    }
  }

  private final EntityRecognizer ner = new ByScript(new Named("ZH"), new Named("OTHER"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "王小明在北京大学工作。 | true",
        "臺灣大學 | true",
        "我在Microsoft Research Asia工作 | true",
        "The president, Xi Jinping (习近平), spoke. | false",
        "Angela Merkel | false",
        "'' | false",
        "12 - 😀 | false",
        "𠮷野家 | true",
        "Ürümqi 乌鲁木齐 | true",
        "e\u0301cole 学 | true",
        "東京タワー | true",
        "わたし は とても 元気です | false",
      })
  void aTextIsChineseWithAsManyHanCharactersAsOtherWords(String text, boolean chinese) {
    assertThat(ByScript.isChinese(text)).isEqualTo(chinese);
  }

  @Test
  void theRuleIsThatOfARegularExpression() {
    Pattern han = Pattern.compile("\\p{IsHan}");
    Pattern word = Pattern.compile("[\\p{L}&&[^\\p{IsHan}]](?:\\p{Mn}*[\\p{L}&&[^\\p{IsHan}]])*");
    Random random = new Random(1);
    for (int i = 0; i < Scale.of(2000); i++) {
      String text = random(random, 12);
      long characters = han.matcher(text).results().count();
      long words = word.matcher(text).results().count();
      assertThat(ByScript.isChinese(text))
          .as(text)
          .isEqualTo(characters > 0 && characters >= words);
    }
  }

  private static String random(Random random, int length) {
    List<String> parts = List.of("王", "𠮷", "a", "é", "e\u0301", "я", " ", ".", "か", "1", "\ud800");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(length); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  @Test
  void resultsKeepTheOrderOfTheirItems() {
    Random random = new Random(2);
    List<String> texts =
        new ArrayList<>(IntStream.range(0, 3000).mapToObj(i -> random(random, 8)).toList());
    texts.set(7, "王".repeat(300_000));
    List<List<Entity>> expected = texts.stream().map(ner::extract).toList();
    assertThat(ner.extractAll(texts)).isEqualTo(expected);
    assertThat(ner.extractAll(texts.stream(), text -> text, (text, entities) -> entities))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aStreamIsReadAsItsResultsAreAskedFor() {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    Stream<String> texts =
        Stream.generate(() -> "text " + asked.incrementAndGet()).onClose(closed::incrementAndGet);
    try (Stream<List<Entity>> results = ner.extractAll(texts)) {
      Iterator<List<Entity>> each = results.iterator();
      for (int i = 1; i <= 600; i++) {
        assertThat(each.next()).extracting(Entity::text).containsExactly("text " + i);
      }
    }
    assertThat(asked.get()).isLessThan(3000);
    assertThat(closed).hasValue(1);
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullIsRefused() {
    assertThatThrownBy(() -> ner.extract(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("text");
    assertThatThrownBy(() -> ner.extractAll(Stream.of("a"), text -> null, (text, e) -> e).toList())
        .isInstanceOf(NullPointerException.class);
  }
}
