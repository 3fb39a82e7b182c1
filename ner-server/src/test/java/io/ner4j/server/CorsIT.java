package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Access;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of the sites that the server was told may use it, with a token as any client; no others.
 */
class CorsIT {

  private static final String APP = "https://app.example.org";

  private static NerServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    Access access =
        Access.OPEN
            .withTokens(Tokens.of(Secured.TOKEN))
            .withOrigins(Set.of(APP, "http://localhost:3000"));
    server = NerServer.start(ServerOptions.LOCAL.withAccess(access), English.served());
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.http().send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> preflight(String path, String origin) throws Exception {
    return send(
        client
            .request(path)
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type"));
  }

  private static HttpRequest.Builder extract(String origin) {
    return client
        .request("extract")
        .header("Content-Type", "application/json")
        .header("Origin", origin)
        .POST(BodyPublishers.ofString(Client.one("Angela Merkel")));
  }

  @ParameterizedTest
  @CsvSource({"extract, POST", "redact, POST", "model, 'GET, HEAD'"})
  void aBrowserMayAskWhatAPageMayDo(String path, String methods) throws Exception {
    HttpResponse<String> response = preflight(path, APP);
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().map())
        .containsEntry("access-control-allow-origin", List.of(APP))
        .containsEntry("access-control-allow-methods", List.of(methods))
        .containsEntry(
            "access-control-allow-headers",
            List.of("Authorization, Content-Encoding, Content-Type, X-Request-Id"))
        .containsEntry("vary", List.of("Origin"))
        .doesNotContainKey("access-control-allow-credentials");
  }

  @Test
  void thePageReadsTheAnswerAndTheRefusal() throws Exception {
    HttpResponse<String> answer =
        send(extract(APP).header("Authorization", "Bearer " + Secured.TOKEN));
    assertThat(answer.body()).contains("Angela Merkel");
    HttpResponse<String> refusal = send(extract("http://localhost:3000"));
    assertThat(refusal.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(APP);
    assertThat(refusal.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("http://localhost:3000");
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("X-Request-Id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://app.example.org.evil.example",
        "http://app.example.org",
        "https://app.example.org:8443",
        "https://APP.example.org",
        "null",
        "*"
      })
  void othersAreRefused(String origin) throws Exception {
    HttpResponse<String> asked = preflight("extract", origin);
    HttpResponse<String> sent =
        send(extract(origin).header("Authorization", "Bearer " + Secured.TOKEN));
    for (HttpResponse<String> response : List.of(asked, sent)) {
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
      assertThat(response.headers().firstValue("Vary")).hasValue("Origin");
    }
  }

  @Test
  void withoutAPageThereIsNothingToAllow() throws Exception {
    HttpResponse<String> answer = client.get("openapi.json");
    assertThat(answer.headers().firstValue("Vary")).hasValue("Origin");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    HttpRequest.Builder options =
        client.request("extract").method("OPTIONS", BodyPublishers.noBody());
    assertThat(send(options).statusCode()).isEqualTo(401);
  }
}
