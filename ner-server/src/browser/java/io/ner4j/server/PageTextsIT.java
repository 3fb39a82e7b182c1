package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** Texts that the page shows: of any script, length and content. */
class PageTextsIT extends PageTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "english",
        "emoji",
        "greek",
        "cyrillic",
        "arabic",
        "hebrew",
        "chinese",
        "japanese"
      })
  void samplesAreMarkedWhereThePipelineFindsEntities(String sample) throws Exception {
    browser.open(sample);
    String text = browser.text();
    assertThat(browser.marks()).isEqualTo(expected(text));
    JsonNode copied = Client.JSON.readTree(browser.copied());
    assertThat(copied.get("text").asString()).isEqualTo(text);
    List<Entity> entities = English.pipeline().extract(text);
    assertThat(copied.get("entities")).hasSize(entities.size());
    for (int i = 0; i < entities.size(); i++) {
      JsonNode entity = copied.get("entities").get(i);
      assertThat(entity.get("start").asInt()).isEqualTo(entities.get(i).start());
      assertThat(entity.get("end").asInt()).isEqualTo(entities.get(i).end());
      assertThat(text.substring(entity.get("start").asInt(), entity.get("end").asInt()))
          .isEqualTo(entity.get("text").asString());
    }
  }

  /** Where the marks stand, from the left. */
  private static List<Double> lefts() {
    return ((List<?>)
            browser.script(
                "return [...document.querySelectorAll('#view mark')]"
                    + ".map((mark) => mark.getBoundingClientRect().left + 0.5)"))
        .stream().map(left -> ((Number) left).doubleValue()).toList();
  }

  @Test
  void rightToLeftTextRunsFromTheRight() {
    browser.paste("Intel עם Siemens עם Microsoft");
    assertThat(lefts()).hasSizeGreaterThan(1).isSorted();
    browser.paste("חברת Intel עם Siemens עם Microsoft");
    List<Double> lefts = new ArrayList<>(lefts());
    assertThat(lefts).hasSizeGreaterThan(1);
    Collections.reverse(lefts);
    assertThat(lefts).isSorted();
  }

  @Test
  void aPastedScriptIsText() {
    String text =
        "<script>document.title = 'Bill Gates'</script><img src=x onerror=alert(1)>&amp; Bill Gates";
    browser.paste(text);
    assertThat(browser.script("return document.getElementById('view').textContent"))
        .isEqualTo(text);
    assertThat(browser.driver().findElements(By.cssSelector("#view script, #view img"))).isEmpty();
    assertThat(browser.driver().getTitle()).doesNotContain("Gates");
    assertThat(browser.marks()).isEqualTo(expected(text));
  }

  @Test
  void lineEndsAndControlsAreKept() {
    browser.paste("Angela\tMerkel\n\n  Tim Cook\u0000\u0007\u200b\n");
    assertThat(browser.marks()).isEqualTo(expected(browser.text()));
  }

  @Test
  void piecesThatRepeatThemselvesStayWhenTheTextGrows() {
    browser.paste("Angela Merkel met Tim Cook in Paris.\n".repeat(1000));
    int marks = browser.markCount();
    String pieces = "const pieces = [...document.querySelectorAll('#view .piece')];";
    long count =
        ((Number)
                browser.script(
                    pieces + "pieces.forEach((piece) => piece.stays = true); return pieces.length"))
            .longValue();
    assertThat(count).isGreaterThan(10);
    browser.find("text").sendKeys(Keys.chord(Keys.CONTROL, Keys.END), "Marie Curie was in Oslo.");
    browser.await(() -> browser.lastMark().equals("LOC Oslo"));
    browser.awaitRead();
    assertThat(browser.markCount()).isEqualTo(marks + 2);
    Object stayed = browser.script(pieces + "return pieces.filter((piece) => piece.stays).length");
    assertThat(((Number) stayed).longValue()).isGreaterThanOrEqualTo(count - 1);
  }

  @Test
  void aMegabyteOfText() {
    // Pieces of 42 lines come again after 40 of them: the page has all of it to show, the model a
    // part of it to read.
    String text =
        IntStream.range(0, 21_500)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "Line %04d: Angela Merkel met Tim Cook in Paris.\n",
                        i % 1680))
            .collect(Collectors.joining());
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(1_000_000);
    browser.paste(text);
    List<String> marks = browser.marks();
    assertThat(marks).hasSizeGreaterThan(60_000);
    assertThat(marks.get(marks.size() - 1)).isEqualTo("LOC Paris");
    browser.find("text").sendKeys(Keys.chord(Keys.CONTROL, Keys.END), "Marie Curie was in Oslo.");
    browser.await(() -> browser.lastMark().equals("LOC Oslo"));
    browser.awaitRead();
    assertThat(browser.markCount()).isEqualTo(marks.size() + 2);
    browser.find("score").sendKeys(Keys.END);
    browser.await(() -> browser.markCount() < marks.size());
  }
}
