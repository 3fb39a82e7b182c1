package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.view.HtmlView;
import io.ner4j.zeroshot.ZeroShotOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page of a model that takes the labels with the text. */
class PageLabelsIT {

  private static final ZeroShotOptions NESTED =
      ZeroShotOptions.builder()
          .label("a town or a city", "CITY")
          .label("person", "person")
          .nested(true)
          .severalLabels(true)
          .build();

  @TempDir static Path directory;

  private static ServedPipeline served;
  private static NerServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    served = AnyType.served(NESTED);
    server = NerServer.start(ServerOptions.LOCAL, served);
    browser = Browser.start(server.uri(), directory.resolve("browser"));
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
    served.close();
  }

  @BeforeEach
  void open() {
    browser.open("english");
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.driver().manage().logs().get("browser").getAll())
        .filteredOn(entry -> !entry.getMessage().matches("(?s).*status of 4(00|13).*"))
        .isEmpty();
  }

  private static List<String> expected(ZeroShotOptions options) {
    List<Entity> entities = AnyType.pipeline(served).with(options).extract(browser.text());
    assertThat(entities).isNotEmpty();
    return entities.stream().map(entity -> entity.type() + " " + entity.text()).toList();
  }

  private static void type(String labels) {
    browser.find("labels").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, labels);
  }

  private static void awaitMarks(List<String> expected) {
    browser.await(() -> browser.marks().equals(expected));
    browser.awaitRead();
  }

  @Test
  void theServersLabelsAreThereAndEntitiesInsideOfOthersAreMarkedInThem() {
    assertThat(browser.find("labels").getDomProperty("value"))
        .isEqualTo("a town or a city=CITY, person");
    assertThat(browser.find("aggregation").isDisplayed()).isFalse();
    assertThat(browser.marks()).isEqualTo(expected(NESTED));
    assertThat((Boolean) browser.script("return document.querySelector('mark mark') !== null"))
        .isTrue();
  }

  @Test
  void typedLabelsAreLookedForAndSwitchedAndColoured() {
    type("drug name、ärzte 😀=<b>DOC</b>，PERSON");
    ZeroShotOptions typed =
        ZeroShotOptions.builder()
            .label("drug name", "drug name")
            .label("ärzte 😀", "<b>DOC</b>")
            .label("PERSON", "PERSON")
            .nested(true)
            .severalLabels(true)
            .build();
    awaitMarks(expected(typed));
    for (String type : List.of("drug name", "<b>DOC</b>", "PERSON")) {
      assertThat(
              browser.script(
                  "return [...document.querySelectorAll('#types label')]"
                      + ".find((label) => label.textContent.startsWith(arguments[0])).className",
                  type))
          .isEqualTo("type " + HtmlView.standard().cssClass(type));
    }
    browser.script("document.querySelector('#types input').click()");
    assertThat(browser.marks()).noneMatch(mark -> mark.startsWith("drug name"));
  }

  @Test
  void colorsAreThoseOfTheView() {
    for (String type : List.of("Person", "gpe", "数字", "a\tb", "שם", "😀", "ß", "x".repeat(300))) {
      assertThat(
              browser
                  .driver()
                  .executeAsyncScript(
                      "const done = arguments[1];"
                          + "import('/labels.js').then((m) => done(m.cssClass(arguments[0])))",
                      type))
          .isEqualTo(HtmlView.standard().cssClass(type));
    }
  }

  @Test
  void withoutLabelsThePageAsksForThem() {
    type(" ");
    browser.await(() -> browser.status().startsWith("Type labels to look for"));
    assertThat(browser.marks()).isEmpty();
  }

  @Test
  void aLabelThatTheModelCannotReadIsNamed() {
    type("person, a <<SEP>> b");
    browser.await(() -> browser.status().contains("a label must not contain the tokens"));
    browser.script("document.querySelector('#types input').click()");
    assertThat(browser.status()).contains("a label must not contain the tokens");
  }

  @Test
  void manyLabelsLeaveRoomForTheText() {
    browser.type("Tim Cook");
    type(labels(60));
    browser.await(() -> browser.script("return document.querySelectorAll('.type').length").equals(60L));
    browser.awaitRead();
    assertThat((Long) browser.script("return document.getElementById('view').clientHeight"))
        .isGreaterThan(200);
  }

  private static String labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "label " + i).collect(Collectors.joining(", "));
  }

  @Test
  void moreLabelsThanARequestTakesAreRefusedWithTheirNumber() {
    type(labels(101));
    browser.await(() -> browser.status().contains("at most 100 labels"));
  }
}
