package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Access;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with tokens answers nobody else, except about its health and with its page's files. */
class TokenIT {

  private static final String NEXT = "b8f7c61d02e94a5387df6e1b0c294adc";

  private static NerServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    Tokens tokens = Tokens.of(Secured.TOKEN + "\n\n# the next one\n" + NEXT + "\n");
    server =
        NerServer.start(
            ServerOptions.LOCAL.withAccess(Access.OPEN.withTokens(tokens)), English.served());
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.http().send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder extract() {
    return client
        .request("extract")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Client.one("Angela Merkel")));
  }

  @Test
  void everyTokenOpens() throws Exception {
    for (String shown :
        new String[] {
          "Bearer " + Secured.TOKEN, "Bearer " + NEXT, "bearer " + NEXT, "BEARER  " + NEXT
        }) {
      assertThat(send(extract().header("Authorization", shown)).body()).contains("Angela Merkel");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"extract", "redact", "model", "metrics", "nothing", "health/"})
  void withoutOneThereIsNothingToSee(String path) throws Exception {
    HttpResponse<String> response = client.get(path);
    SmallServerTests.check(response, 401, "Authorization", "there is none");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"ner4j\"");
    assertThat(response.body()).doesNotContain(Secured.TOKEN, NEXT);
  }

  @Test
  void aPathThatCanBeReadInTwoWaysIsRefusedBeforeAnyTokenIsAskedFor() throws Exception {
    HttpResponse<String> response = client.get("..;/x");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.JSON.readTree(response.body()).get("detail").asString())
        .isEqualTo("Bad Request");
    assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(response.body()).doesNotContain(Secured.TOKEN, NEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer b8f7c61d02e94a5387df6e1b0c294ad",
        "Bearer b8f7c61d02e94a5387df6e1b0c294adcc",
        "Bearer B8F7C61D02E94A5387DF6E1B0C294ADC",
        "Bearer # the next one",
        "Basic b8f7c61d02e94a5387df6e1b0c294adc",
        "b8f7c61d02e94a5387df6e1b0c294adc",
        "Bearer b8f7c61d02e94a5387df6e1b0c294adc, Bearer x"
      })
  void othersDoNotOpen(String shown) throws Exception {
    HttpResponse<String> response = send(extract().header("Authorization", shown));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer realm=\"ner4j\"");
    assertThat(response.body()).doesNotContain(NEXT, "b8f7c");
  }

  @Test
  void capitalAndSmallLettersOfATokenDifferOnOneConnection() throws Exception {
    String head = "GET /model HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n";
    String other = NEXT.toUpperCase(Locale.ROOT);
    try (Wire wire = Wire.plain(server)) {
      wire.send(head.formatted(other, "") + head.formatted(NEXT, ""));
      wire.send(head.formatted(other, "Connection: close\r\n"));
      assertThat(Pattern.compile("HTTP/1\\.1 (\\d+)").matcher(wire.answer()).results())
          .extracting(status -> status.group(1))
          .containsExactly("401", "200", "401");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "health",
        "health/live",
        "health/ready",
        "",
        "page.js",
        "icon.svg",
        "openapi.json"
      })
  void healthAndThePagesFilesAreFree(String path) throws Exception {
    assertThat(client.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void aQueryOrACookieIsNoPlaceForAToken() throws Exception {
    assertThat(client.get("model?access_token=" + NEXT).statusCode()).isEqualTo(401);
    assertThat(send(client.request("model").header("Cookie", "token=" + NEXT)).statusCode())
        .isEqualTo(401);
  }
}
