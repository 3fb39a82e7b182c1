package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a server lives and whether it wants requests are two questions with two answers. */
@Timeout(120)
class HealthIT {

  private static final Limits ONE =
      new Limits(
          10_000,
          10,
          10_000,
          9,
          99,
          20_000,
          1,
          100,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private static void check(HttpResponse<String> response, int status, String body) {
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void aFullServerLivesButIsNotReady() throws Exception {
    HeldModel model = new HeldModel();
    try (ServedPipeline served = model.served();
        NerServer server = NerServer.start(ServerOptions.LOCAL.withLimits(ONE), served)) {
      Client client = Client.of(server);
      check(client.get("health/live"), 200, "{\"live\":true}");
      check(client.get("health/ready"), 200, "{\"ready\":true}");
      check(client.get("health"), 200, "{\"live\":true,\"ready\":true}");
      var running =
          client.http().sendAsync(client.extractRequest(Client.one("a")), BodyHandlers.ofString());
      model.awaitRun();
      check(client.get("health/live"), 200, "{\"live\":true}");
      check(client.get("health/ready"), 503, "{\"ready\":false}");
      check(client.get("health"), 503, "{\"live\":true,\"ready\":false}");
      assertThat(client.extract(Client.one("b")).statusCode()).isEqualTo(503);
      model.release();
      assertThat(running.get().statusCode()).isEqualTo(200);
      while (client.get("health/ready").statusCode() != 200) {
        Thread.sleep(20);
      }
      assertThat(client.extract(Client.one("b")).statusCode()).isEqualTo(200);
    }
  }
}
