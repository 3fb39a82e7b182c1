package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Access;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.Tokens;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A visitor of a server with tokens types one, once for a tab; the API's page needs none. */
class TokenPageIT {

  @TempDir Path directory;

  @Test
  void theTokenIsAskedForOnceAndAgainIfItIsAnother() throws Exception {
    Access access = Access.OPEN.withTokens(Tokens.of(Secured.TOKEN));
    try (NerServer server =
            NerServer.start(ServerOptions.LOCAL.withAccess(access), English.served());
        Browser browser = Browser.start(server.uri(), directory.resolve("browser"))) {
      browser.driver().get(server.uri() + "#english");
      browser.await(() -> browser.find("token").isDisplayed());
      browser.find("token").sendKeys("another", Keys.ENTER);
      browser.await(() -> !browser.find("token-said").getText().isEmpty());
      assertThat(browser.find("token-said").getText()).contains("does not know this token");
      browser.find("token").sendKeys(Secured.TOKEN, Keys.ENTER);
      browser.awaitRead();
      assertThat(browser.find("token").isDisplayed()).isFalse();
      assertThat(browser.marks()).isNotEmpty();
      browser.open("english");
      assertThat(browser.find("token").isDisplayed()).isFalse();
      assertThat(browser.marks()).isNotEmpty();
      assertThat(browser.driver().getPageSource()).doesNotContain(Secured.TOKEN);
    }
  }

  @Test
  void theApisPageShowsEveryOperation() throws Exception {
    try (NerServer server = NerServer.start(ServerOptions.LOCAL, English.served());
        Browser browser = Browser.start(server.uri(), directory.resolve("browser"))) {
      browser.driver().get(server.uri() + "docs");
      browser.await(() -> browser.driver().findElements(By.tagName("section")).size() == 7);
      List<String> titles =
          browser.driver().findElements(By.tagName("h2")).stream()
              .map(title -> title.getText())
              .toList();
      assertThat(titles).startsWith("POST /extract", "POST /redact").contains("GET /health/live");
      String text = browser.find("paths").getText();
      assertThat(text)
          .contains("curl -s " + server.uri() + "extract", "minScore")
          .doesNotContain("undefined", "[object");
      assertThat(browser.find("about").getText()).contains("Authorization: Bearer TOKEN");
      assertThat(browser.driver().manage().logs().get("browser").getAll()).isEmpty();
    }
  }
}
