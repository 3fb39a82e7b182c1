package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What a visitor does with the page. */
class PageIT extends PageTests {

  @Test
  void typing() {
    String text = "Angela Merkel met Tim Cook in Cupertino.";
    browser.type(text);
    assertThat(browser.text()).isEqualTo(text);
    assertThat(browser.marks()).isEqualTo(expected(text)).contains("PER Angela Merkel");
    browser.find("text").sendKeys(Keys.HOME, "Yesterday ", Keys.END, " Then Marie Curie came.");
    browser.await(() -> browser.marks().contains("PER Marie Curie"));
    assertThat(browser.marks())
        .isEqualTo(expected("Yesterday " + text + " Then Marie Curie came."));
    browser.type("");
    assertThat(browser.status()).isEqualTo("0 entities");
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
        English.pipeline().extract(browser.text()).stream()
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
