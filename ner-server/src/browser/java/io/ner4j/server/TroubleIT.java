package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page says what is wrong, and goes on when it is mended. */
class TroubleIT {

  @TempDir Path directory;

  @Test
  void aServerThatIsFullAndOneThatIsGone() throws Exception {
    HeldModel model = new HeldModel();
    Limits one =
        new Limits(
            10_000, 10, 10_000, 9, 99, 20_000, 1, 100, Duration.ofSeconds(20), Duration.ofSeconds(5));
    try (ServedPipeline served = model.served()) {
      NerServer server = NerServer.start(ServerOptions.LOCAL.withLimits(one), served);
      try (Browser browser = Browser.start(server.uri(), directory.resolve("browser"))) {
        browser.driver().get(server.uri().toString());
        model.awaitRun();
        assertThat(browser.status()).isEqualTo("Reading…");
        browser.find("text").sendKeys("more");
        browser.await(() -> browser.status().contains("1 requests wait already"));
        model.release();
        browser.await(() -> browser.status().equals("0 entities"));
        server.close();
        browser.find("text").sendKeys("and more");
        browser.await(() -> browser.status().equals("The server does not answer; trying again."));
      } finally {
        server.close();
      }
    }
  }
}
