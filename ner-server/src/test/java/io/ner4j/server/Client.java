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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program does with the server. */
record Client(URI server, HttpClient http) {

  static final JsonMapper JSON = new JsonMapper();

  static Client of(NerServer server) {
    return new Client(server.uri(), HttpClient.newHttpClient());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
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
