package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tests of a server with small limits, which has to stay healthy whatever they send. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SmallServerTests {

  static final Limits SMALL =
      new Limits(2000, 3, 100, 3, 30, 4000, 8, 64, Duration.ofSeconds(5), Duration.ofSeconds(5));

  NerServer server;

  Client client;

  @BeforeAll
  void start() throws Exception {
    server = NerServer.start(options(), English.served());
    client = Client.of(server);
  }

  ServerOptions options() {
    return new ServerOptions("127.0.0.1", 0, Set.of("Ner.Example"), "bundled English", SMALL);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void staysHealthy() throws Exception {
    assertThat(client.get("health").body()).isEqualTo("{\"live\":true,\"ready\":true}");
    assertThat(client.entitiesOf("Angela Merkel")).hasSize(1);
  }

  static void check(HttpResponse<String> response, int status, String... said) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    var problem = Client.JSON.readTree(response.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(response.headers().firstValue("X-Request-Id"))
        .hasValue(problem.get("requestId").asString());
    assertThat(problem.get("detail").asString()).contains(said);
  }
}
