package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.ServerOptions;
import io.ner4j.Aggregation;
import io.ner4j.Entity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import tools.jackson.databind.JsonNode;

/** The page in a real browser, with the bundled model behind it. */
class PageIT {

  @TempDir static Path directory;
  private static NerServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    server = NerServer.start(ServerOptions.LOCAL, English.served());
    browser = Browser.start(server.uri(), directory.resolve("browser"));
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @BeforeEach
  void open() {
    browser.screen(1280, 760, 1);
    browser.open("english");
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.driver().manage().logs().get("browser").getAll())
        .filteredOn(entry -> !entry.getMessage().contains("status of 503"))
        .isEmpty();
  }

  private static List<String> expected(String text) {
    return English.served().pipeline().extract(text).stream()
        .map(entity -> entity.type() + " " + entity.text())
        .toList();
  }

  @Test
  void typing() {
    String text = "Angela Merkel met Tim Cook in Cupertino.";
    browser.type(text);
    assertThat(browser.text()).isEqualTo(text);
    assertThat(browser.marks()).isEqualTo(expected(text)).contains("PER Angela Merkel");
    browser.find("text").sendKeys(Keys.HOME, "Yesterday ", Keys.END, " Then Marie Curie came.");
    browser.await(() -> browser.marks().contains("PER Marie Curie"));
    assertThat(browser.marks()).isEqualTo(expected("Yesterday " + text + " Then Marie Curie came."));
    browser.type("");
    assertThat(browser.status()).isEqualTo("0 entities");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "english", "emoji", "greek", "cyrillic", "arabic", "hebrew", "chinese", "japanese"
      })
  void samplesAreMarkedWhereThePipelineFindsEntities(String sample) throws Exception {
    browser.open(sample);
    String text = browser.text();
    assertThat(browser.marks()).isEqualTo(expected(text));
    JsonNode copied = Client.JSON.readTree(browser.copied());
    assertThat(copied.get("text").asString()).isEqualTo(text);
    List<Entity> entities = English.served().pipeline().extract(text);
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
  void typesAreSwitched() {
    WebElement person = browser.driver().findElement(By.xpath("//label[contains(., 'PER')]"));
    assertThat(person.getText()).matches("PER\\s*5");
    person.click();
    assertThat(browser.marks()).isNotEmpty().noneMatch(mark -> mark.startsWith("PER"));
    assertThat(browser.status()).isEqualTo(browser.marks().size() + " entities");
    browser.type("Angela Merkel is in Berlin.");
    assertThat(browser.marks()).containsExactly("LOC Berlin");
    person.click();
    assertThat(browser.marks()).containsExactly("PER Angela Merkel", "LOC Berlin");
  }

  @Test
  void scoresAreBounded() throws Exception {
    WebElement score = browser.find("score");
    for (int i = 0; i < 3; i++) {
      score.sendKeys(Keys.END, Keys.ARROW_LEFT);
    }
    assertThat(browser.find("score-value").getText()).isEqualTo("0.99");
    List<String> sure =
        English.served().pipeline().extract(browser.text()).stream()
            .filter(entity -> entity.score() >= 0.99)
            .map(entity -> entity.type() + " " + entity.text())
            .toList();
    assertThat(browser.marks()).isEqualTo(sure);
    assertThat(Client.JSON.readTree(browser.copied()).get("entities")).hasSize(sure.size());
    score.sendKeys(Keys.HOME);
    assertThat(browser.marks()).hasSizeGreaterThan(sure.size());
  }

  @Test
  void aggregationAsksTheServer() {
    browser.find("aggregation").sendKeys("none");
    browser.await(() -> browser.marks().stream().anyMatch(mark -> mark.startsWith("B-PER")));
    browser.driver().findElement(By.xpath("//label[contains(., 'PER')]")).click();
    assertThat(browser.marks()).isNotEmpty().noneMatch(mark -> mark.contains("-PER"));
  }

  @Test
  void aPastedScriptIsText() {
    String text =
        "<script>document.title = 'Bill Gates'</script><img src=x onerror=alert(1)>&amp; Bill Gates";
    browser.paste(text);
    assertThat(browser.script("return document.getElementById('view').textContent")).isEqualTo(text);
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
  void aMegabyteOfText() {
    // Pieces of 42 lines come again after 40 of them: the page has all of it to show, the model a
    // part of it to read.
    String text =
        IntStream.range(0, 21_500)
            .mapToObj(i -> "Line %04d: Angela Merkel met Tim Cook in Paris.\n".formatted(i % 1680))
            .collect(Collectors.joining());
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(1_000_000);
    browser.paste(text);
    List<String> marks = browser.marks();
    assertThat(marks).hasSizeGreaterThan(60_000);
    assertThat(marks.get(marks.size() - 1)).isEqualTo("LOC Paris");
    browser.find("text").sendKeys(Keys.chord(Keys.CONTROL, Keys.END), "Marie Curie was in Oslo.");
    browser.await(() -> browser.marks().contains("LOC Oslo"));
    assertThat(browser.marks()).hasSize(marks.size() + 2);
    browser.find("score").sendKeys(Keys.END);
    browser.await(() -> browser.marks().size() < marks.size());
  }

  @Test
  void byKeyboardAlone() {
    Actions keys = new Actions(browser.driver());
    browser.script("document.activeElement.blur()");
    List<String> visited = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      keys.sendKeys(Keys.TAB).perform();
      visited.add(
          browser
              .script(
                  "const e = document.activeElement; return e.id || e.textContent.trim() || e.parentElement.textContent.trim()")
              .toString());
    }
    assertThat(visited)
        .containsSubsequence(
            "API", "English", "日本語", "open", "text", "copy", "PER5", "score", "aggregation", "view")
        .contains("As a table");
    browser.script("[...document.querySelectorAll('#samples button')][1].focus()");
    keys.sendKeys(Keys.ENTER).perform();
    browser.await(() -> browser.text().startsWith("😀"));
    browser.awaitRead();
    browser.script("document.querySelector('#types input').focus()");
    keys.sendKeys(Keys.SPACE).perform();
    assertThat(browser.marks()).isNotEmpty().noneMatch(mark -> mark.startsWith("PER"));
    browser.script("document.querySelector('summary').focus()");
    keys.sendKeys(Keys.ENTER).perform();
    browser.await(() -> browser.driver().findElements(By.cssSelector("#rows tr")).size() > 1);
    assertThat(browser.driver().findElements(By.cssSelector("#rows tr")))
        .hasSize(browser.marks().size());
  }

  @ParameterizedTest
  @CsvSource({"360, 740", "320, 480", "768, 1024", "1920, 1080"})
  void everyWidth(int width, int height) {
    browser.screen(width, height, 1);
    assertThat(((Number) browser.script("return document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
    for (WebElement control :
        browser.driver().findElements(By.cssSelector("button, select, textarea, input, summary"))) {
      if (control.isDisplayed()) {
        assertThat(control.getRect().getX()).isNotNegative();
        assertThat(control.getRect().getX() + control.getRect().getWidth())
            .isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void files() throws Exception {
    Path file = Files.writeString(directory.resolve("text.txt"), "Zoë Kravitz is in Zürich. 😀");
    browser.find("file").sendKeys(file.toString());
    browser.await(() -> browser.text().startsWith("Zoë"));
    browser.awaitRead();
    assertThat(browser.marks()).isEqualTo(expected(browser.text()));
    Files.write(file, new byte[] {(byte) 0xE9, 'a'});
    browser.find("file").sendKeys(file.toString());
    browser.await(() -> browser.status().equals("text.txt is not a text in UTF-8."));
    browser.script(
        "const transfer = new DataTransfer();"
            + "transfer.items.add(new File(['Angela Merkel, dropped'], 'a.txt'));"
            + "document.getElementById('view').dispatchEvent("
            + "new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));");
    browser.await(() -> browser.text().equals("Angela Merkel, dropped"));
  }

  @Test
  void nothingComesFromElsewhere() {
    List<?> loaded =
        (List<?>)
            browser.script("return performance.getEntriesByType('resource').map((e) => e.name)");
    assertThat(loaded).hasSizeGreaterThan(7);
    assertThat(loaded).allMatch(name -> name.toString().startsWith(server.uri().toString()));
  }

  @ParameterizedTest
  @CsvSource({"light, 'rgb(255, 255, 255)'", "dark, 'rgb(27, 27, 31)'"})
  void lightAndDark(String scheme, String background) {
    browser.scheme(scheme);
    assertThat(
            browser.script(
                "return getComputedStyle(document.querySelector('section')).backgroundColor"))
        .isEqualTo(background);
  }
}
