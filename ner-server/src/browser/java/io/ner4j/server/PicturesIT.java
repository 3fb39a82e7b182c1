package io.ner4j.server;

import io.ner4j.server.options.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.OutputType;

/** Takes the pictures of the page that docs/server.md shows. */
class PicturesIT {

  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir Path directory;

  @Test
  void takePictures() throws Exception {
    Files.createDirectories(PICTURES);
    try (NerServer server = NerServer.start(ServerOptions.LOCAL, English.served());
        Browser browser = Browser.start(server.uri(), directory.resolve("browser"))) {
      browser.screen(1160, 600, 1);
      take(browser, "light", "english", "page-light.png");
      browser.find("list").click();
      take(browser, "dark", "english", "page-dark.png");
      take(browser, "light", "hebrew", "page-rtl.png");
      browser.screen(390, 844, 2);
      take(browser, "dark", "emoji", "page-mobile.png");
    }
  }

  private static void take(Browser browser, String scheme, String sample, String file)
      throws IOException {
    browser.scheme(scheme);
    browser.open(sample);
    Files.write(PICTURES.resolve(file), browser.driver().getScreenshotAs(OutputType.BYTES));
  }
}
