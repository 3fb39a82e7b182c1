package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Access;
import io.ner4j.server.options.Operation;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.Tokens;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each request has a name and a line in the log, which holds neither text nor token. */
class AccessLogIT {

  private static final String TEXT = "Angela Merkel met Tim Cook.";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private NerServer server() throws Exception {
    return NerServer.start(
        ServerOptions.LOCAL
            .withAccess(Access.OPEN.withTokens(Tokens.of(Secured.TOKEN)))
            .withOperation(Operation.QUIET.withAccessLog(log)),
        English.served());
  }

  /** The lines, once the server is closed. */
  private List<JsonNode> lines() {
    List<JsonNode> lines = new ArrayList<>();
    log.toString(StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> lines.add(Client.JSON.readTree(line)));
    return lines;
  }

  @Test
  void aLineForEachRequestWithoutTextAndToken() throws Exception {
    Instant start = Instant.now().minusMillis(5);
    HttpResponse<String> answer;
    HttpResponse<String> refusal;
    try (NerServer server = server()) {
      Client client = new Client(server.uri(), Client.of(server).http(), Secured.TOKEN);
      answer = client.extract(Client.one(TEXT));
      refusal = Client.of(server).get("model?text=" + Secured.TOKEN);
      try (Wire wire = Wire.to(server)) {
        wire.send("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(wire.answer()).startsWith("HTTP/1.1 400").contains("X-Request-Id: ");
      }
      client.get("a\u00e9".repeat(300).replace("\u00e9", "%0a"));
    }
    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(4);
    JsonNode first = lines.get(0);
    assertThat(List.copyOf(first.propertyNames()))
        .containsExactly(
            "time", "id", "client", "method", "path", "status", "received", "sent", "millis");
    assertThat(Instant.parse(first.get("time").asString())).isBetween(start, Instant.now());
    assertThat(first.get("id").asString())
        .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(first.get("client").asString()).isEqualTo("127.0.0.1");
    assertThat(first.get("method").asString()).isEqualTo("POST");
    assertThat(first.get("path").asString()).isEqualTo("/extract");
    assertThat(first.get("status").asInt()).isEqualTo(200);
    assertThat(first.get("received").asInt()).isEqualTo(Client.one(TEXT).length());
    assertThat(first.get("sent").asInt()).isEqualTo(answer.body().length());
    assertThat(first.get("millis").asLong()).isBetween(0L, 60_000L);
    assertThat(lines.get(1).get("status").asInt()).isEqualTo(401);
    assertThat(lines.get(1).get("path").asString()).isEqualTo("/model");
    assertThat(lines.get(1).get("id").asString())
        .isEqualTo(Client.JSON.readTree(refusal.body()).get("requestId").asString());
    assertThat(lines.get(2).get("status").asInt()).isEqualTo(400);
    assertThat(lines.get(3).get("path").asString()).hasSize(200);
    assertThat(log.toString(StandardCharsets.UTF_8))
        .doesNotContain("Angela", "Merkel", Secured.TOKEN, "text=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "Root=1-67891233-abcdef012345678912345678",
        "svc/a:b+c_d.e"
      })
  void aNameThatAProxyGaveIsKept(String name) throws Exception {
    assertThat(named(name)).isEqualTo(name);
    assertThat(lines().get(0).get("id").asString()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\"}", "<script>", "Angela Merkel", "x,y", "\u00e9"})
  void aNameThatMayDoHarmIsReplaced(String name) throws Exception {
    assertThat(named(name)).matches("[0-9a-f]{32}");
    assertThat(lines().get(0).get("id").asString()).matches("[0-9a-f]{32}");
  }

  @Test
  void aNameThatIsTooLongIsReplaced() throws Exception {
    assertThat(named("x".repeat(128))).hasSize(128);
    assertThat(named("x".repeat(129))).hasSize(32);
  }

  private String named(String name) throws Exception {
    try (NerServer server = server();
        Wire wire = Wire.to(server)) {
      wire.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
      wire.send("X-Request-Id: " + name + "\r\n\r\n");
      return wire.answer()
          .lines()
          .filter(line -> line.startsWith("X-Request-Id: "))
          .findFirst()
          .orElseThrow()
          .substring(14);
    }
  }

  @Test
  void namesThatTheServerMakesDiffer() throws Exception {
    Set<String> names = new HashSet<>();
    try (NerServer server = server()) {
      Client client = Client.of(server);
      for (int i = 0; i < 50; i++) {
        names.add(
            client
                .http()
                .send(client.request("health").build(), BodyHandlers.discarding())
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow());
      }
    }
    assertThat(names).hasSize(50);
    assertThat(lines().stream().map(line -> line.get("id").asString()))
        .containsExactlyInAnyOrderElementsOf(names);
  }
}
