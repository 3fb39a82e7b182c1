package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page in a real browser, with the bundled model behind it. */
abstract class PageTests {

  @TempDir static Path directory;

  static NerServer server;

  static Browser browser;

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

  static List<String> expected(String text) {
    return English.pipeline().extract(text).stream()
        .map(entity -> entity.type() + " " + entity.text())
        .toList();
  }
}
