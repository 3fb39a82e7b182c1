package io.ner4j.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program does with the server.
 *
 * @param token what it shows; null for nothing
 */
record Client(URI server, HttpClient http, @Nullable String token) {

  static final JsonMapper JSON = new JsonMapper();

  Client(URI server, HttpClient http) {
    this(server, http, null);
  }

  /** A client with the token of the tests, if the server has TLS. */
  static Client of(NerServer server) {
    if (server.uri().getScheme().equals("http")) {
      return new Client(server.uri(), HttpClient.newHttpClient());
    }
    HttpClient http = HttpClient.newBuilder().sslContext(Secured.context()).build();
    return new Client(server.uri(), http, Secured.TOKEN);
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  /**
   * The metrics as soon as they have these parts, or after some seconds as they are: a request is
   * counted behind the end of its answer.
   */
  String metricsWith(String... parts) throws IOException, InterruptedException {
    String metrics = get("metrics").body();
    for (int i = 0; i < 500 && !List.of(parts).stream().allMatch(metrics::contains); i++) {
      Thread.sleep(20);
      metrics = get("metrics").body();
    }
    return metrics;
  }

  private HttpRequest jsonRequest(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  HttpRequest extractRequest(String body) {
    return jsonRequest("extract", body);
  }

  HttpResponse<String> extract(String body) throws IOException, InterruptedException {
    return http.send(extractRequest(body), BodyHandlers.ofString());
  }

  /** Sends JSON to a path, such as {@code redact}. */
  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return http.send(jsonRequest(path, json), BodyHandlers.ofString());
  }

  /** The entities of a text, as the server tells them. */
  JsonNode entitiesOf(String text) throws IOException, InterruptedException {
    HttpResponse<String> response = extract(one(text));
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body()).get("entities");
  }

  static String one(String text) {
    return JSON.createObjectNode().put("text", text).toString();
  }

  static String many(List<String> texts) {
    return JSON.createObjectNode().set("texts", JSON.valueToTree(texts)).toString();
  }
}
