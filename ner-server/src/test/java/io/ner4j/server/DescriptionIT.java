package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.ner4j.server.options.Access;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.server.security.Tokens;
import io.ner4j.zeroshot.ZeroShotOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The server answers as /openapi.json says, and serves its page with nothing from elsewhere. */
class DescriptionIT {

  private static NerServer server;
  private static Client client;
  private static JsonNode description;

  @BeforeAll
  static void start() throws Exception {
    server = NerServer.start(ServerOptions.LOCAL, English.served());
    client = Client.of(server);
    description = Client.JSON.readTree(client.get("openapi.json").body());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Follows a local reference. */
  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? description.at(node.get("$ref").asString().substring(1)) : node;
  }

  private static void check(JsonNode schema, JsonNode value) {
    ObjectNode whole = (ObjectNode) schema.deepCopy();
    whole.set("components", description.get("components"));
    assertThat(
            SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31())
                .getSchema(whole)
                .validate(value))
        .as("%s", value)
        .isEmpty();
  }

  private static void check(String path, String method, HttpResponse<String> response)
      throws Exception {
    JsonNode described =
        resolved(
            description
                .at("/paths")
                .get(path)
                .get(method)
                .get("responses")
                .get(Integer.toString(response.statusCode())));
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    check(described.get("content").get(type).get("schema"), Client.JSON.readTree(response.body()));
  }

  @Test
  void answersAreAsDescribed() throws Exception {
    assertThat(description.get("openapi").asString()).isEqualTo("3.1.0");
    check("/extract", "post", client.extract(Client.one("Angela Merkel met Tim Cook. 😀")));
    check("/extract", "post", client.extract(Client.many(List.of("Angela Merkel", ""))));
    check("/extract", "post", client.extract("{"));
    check("/extract", "post", client.get("extract"));
    check("/redact", "post", client.post("redact", Client.one("Angela Merkel met Tim Cook. 😀")));
    check("/redact", "post", client.post("redact", Client.many(List.of("Angela Merkel", ""))));
    check("/redact", "post", client.post("redact", "{"));
    check("/redact", "post", client.get("redact"));
    check("/model", "get", client.get("model"));
    check("/health", "get", client.get("health"));
    check("/health/live", "get", client.get("health/live"));
    check("/health/ready", "get", client.get("health/ready"));
    var request = client.request("extract").POST(BodyPublishers.noBody()).build();
    check("/extract", "post", client.http().send(request, BodyHandlers.ofString()));
  }

  @Test
  void whatAModelThatTakesLabelsAnswersIsAsDescribed() throws Exception {
    try (ServedPipeline served =
            AnyType.served(ZeroShotOptions.builder().labels("person").build());
        NerServer other = NerServer.start(ServerOptions.LOCAL, served)) {
      Client asking = Client.of(other);
      JsonNode body = description.at("/paths/~1extract/post/requestBody/content/application~1json");
      for (String labels : List.of("[\"drug name\"]", "{\"drug name\": \"DRUG\"}")) {
        String request =
            "{\"text\": \"Angela Merkel met Tim Cook\", \"nested\": true, \"severalLabels\": true,"
                + " \"labels\": "
                + labels
                + "}";
        check(body.get("schema"), Client.JSON.readTree(request));
        HttpResponse<String> response = asking.extract(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        check("/extract", "post", response);
      }
      check("/model", "get", asking.get("model"));
    }
  }

  @Test
  void whatATokenKeepsOutIsAsDescribed() throws Exception {
    assertThat(description.at("/servers/0/url").asString()).isEqualTo("/");
    assertThat(description.at("/components/securitySchemes/token/scheme").asString())
        .isEqualTo("bearer");
    Access access = Access.OPEN.withTokens(Tokens.of(Secured.TOKEN));
    try (NerServer other =
        NerServer.start(ServerOptions.LOCAL.withAccess(access), English.served())) {
      Client stranger = Client.of(other);
      for (String path : description.get("paths").propertyNames()) {
        JsonNode operations = description.get("paths").get(path);
        String method = operations.propertyNames().iterator().next();
        JsonNode security = operations.get(method).get("security");
        HttpResponse<String> response =
            method.equals("post")
                ? stranger.post(path.substring(1), "{}")
                : stranger.get(path.substring(1));
        boolean free = security != null && security.isEmpty();
        assertThat(response.statusCode()).as(path).isEqualTo(free ? 200 : 401);
        if (!free) {
          check(path, method, response);
          assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        }
      }
    }
  }

  @Test
  void whatTheDescriptionShowsIsUnderstood() throws Exception {
    for (String path : List.of("extract", "redact")) {
      JsonNode body =
          description.at("/paths/~1%s/post/requestBody/content/application~1json".formatted(path));
      check(body.get("schema"), body.get("example"));
      HttpResponse<String> response = client.post(path, body.get("example").toString());
      assertThat(response.statusCode()).isEqualTo(200);
      check("/" + path, "post", response);
      assertThat(response.body()).contains("Angela Merkel", "Tim Cook");
    }
  }

  @Test
  void everyPathIsThere() throws Exception {
    List<String> paths = new ArrayList<>(description.get("paths").propertyNames());
    assertThat(paths)
        .containsExactlyInAnyOrder(
            "/extract",
            "/redact",
            "/model",
            "/health",
            "/health/live",
            "/health/ready",
            "/metrics");
    assertThat(client.get("metrics").headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
  }

  @Test
  void theModelTellsItsTypes() throws Exception {
    JsonNode model = Client.JSON.readTree(client.get("model").body());
    assertThat(model.get("aggregation").asString()).isEqualTo("first");
    assertThat(model.get("types").valueStream().map(type -> type.get("name").asString()))
        .contains("PER", "ORG", "LOC", "MISC");
    assertThat(model.at("/limits/characters").asInt()).isEqualTo(1 << 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docs",
        "docs.css",
        "docs.js",
        "page.css",
        "marks.css",
        "icon.svg",
        "page.js",
        "answers.js",
        "files.js",
        "labels.js",
        "marks.js",
        "pieces.js",
        "samples.js",
        "token.js",
        "types.js"
      })
  void thePageIsSelfContained(String file) throws Exception {
    HttpResponse<String> response = client.get(file);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe", "http", "*");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(response.body().replace("http://www.w3.org/2000/svg", ""))
        .isNotEmpty()
        .doesNotContain("//www", "http:", "https:", "innerHTML", "onclick", "style=");
    String tag = response.headers().firstValue("ETag").orElseThrow();
    var again = client.request(file).header("If-None-Match", tag).build();
    HttpResponse<String> unchanged = client.http().send(again, BodyHandlers.ofString());
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
  }

  @Test
  void headsHaveNoBody() throws Exception {
    var request = client.request("").method("HEAD", BodyPublishers.noBody()).build();
    HttpResponse<String> response = client.http().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }
}
