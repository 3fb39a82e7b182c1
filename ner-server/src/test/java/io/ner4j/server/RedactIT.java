package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.EntityRecognizer;
import io.ner4j.redact.Policy;
import io.ner4j.redact.Redacted;
import io.ner4j.redact.Redactor;
import io.ner4j.rules.KnownPattern;
import io.ner4j.rules.Merge;
import io.ner4j.rules.Patterns;
import io.ner4j.server.options.ServerOptions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The server's redacted texts are the library's. */
class RedactIT {

  private static final String TEXT =
      "😀 Angela Merkel met Tim Cook of Apple in Cupertino.\r\nMerkel: ask tim@example.org, Angela Merkel!";
  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static NerServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    server = NerServer.start(ServerOptions.LOCAL.withHmac(Policy.hmac(KEY)), English.served());
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode answer(ObjectNode body) throws Exception {
    HttpResponse<String> response = client.post("redact", body.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.JSON.readTree(response.body());
  }

  private static ObjectNode body(String fields) {
    ObjectNode body = (ObjectNode) Client.JSON.readTree("{" + fields + "}");
    return body.put("text", TEXT);
  }

  private static void check(JsonNode found, Redacted expected, String original) {
    assertThat(found.get("text").asString()).isEqualTo(expected.text());
    assertThat(undone(found)).isEqualTo(original);
  }

  /** Puts the original back by what the answer tells, from left to right. */
  private static String undone(JsonNode found) {
    StringBuilder text = new StringBuilder(found.get("text").asString());
    for (JsonNode change : found.get("changes")) {
      int start = change.get("start").asInt();
      String replacement = change.get("replacement").asString();
      assertThat(text.substring(start)).startsWith(replacement);
      text.replace(start, start + replacement.length(), change.get("original").asString());
    }
    return text.toString();
  }

  @SuppressWarnings("resource") // The pipeline is that of all tests.
  private static Redactor.Builder redactor() {
    return Redactor.builder(English.pipeline());
  }

  @Test
  void namesAreNumberedUnlessAsked() throws Exception {
    JsonNode found = answer(body(""));
    check(found, redactor().build().redact(TEXT), TEXT);
    assertThat(found.get("text").asString())
        .contains("[PER-1]", "[LOC-1]")
        .doesNotContain("Angela Merkel", "Cook", "Cupertino");
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbered", "type", "hash", "mask", "mask-length", "remove"})
  void aPolicyIsThatOfTheLibrary(String policy) throws Exception {
    Redacted expected = redactor().policy(Policy.named(policy).orElseThrow()).build().redact(TEXT);
    check(answer(body("\"policy\": \"%s\"".formatted(policy))), expected, TEXT);
  }

  @Test
  void typesHavePoliciesOfTheirOwn() throws Exception {
    Redacted expected =
        redactor()
            .policy(Policy.type())
            .policy("PER", Policy.hmac(KEY))
            .keep("LOC")
            .furtherPlaces(false)
            .build()
            .redact(TEXT);
    JsonNode found =
        answer(
            body(
                "\"policy\": \"type\", \"policies\": {\"PER\": \"hmac\", \"LOC\": \"keep\"}, \"foundOnly\": true"));
    check(found, expected, TEXT);
    assertThat(found.get("text").asString()).contains("Cupertino").doesNotContain("Angela");
  }

  @Test
  void patternsAreReplacedBesides() throws Exception {
    try (EntityRecognizer patterns = Patterns.of(KnownPattern.EMAIL, KnownPattern.URL)) {
      EntityRecognizer both =
          EntityRecognizer.combined(Merge.KEEP_ALL, patterns, English.pipeline());
      Redacted expected = Redactor.builder(both).build().redact(TEXT);
      JsonNode found = answer(body("\"patterns\": [\"email\", \"url\"]"));
      check(found, expected, TEXT);
      assertThat(found.get("text").asString()).contains("[EMAIL-1]").doesNotContain("@");
      HttpResponse<String> entities = client.extract(body("\"patterns\": [\"email\"]").toString());
      assertThat(entities.body()).contains("\"tim@example.org\"", "\"source\":\"patterns\"");
    }
  }

  @Test
  void manyTextsAreAnsweredInTheirOrder() throws Exception {
    List<String> texts = List.of(TEXT, "", "nothing here", "👩‍👩‍👧‍👦 Angela Merkel", TEXT);
    ObjectNode body = (ObjectNode) Client.JSON.readTree(Client.many(texts));
    JsonNode results = answer(body).get("results");
    List<Redacted> expected = redactor().build().redactAll(texts);
    assertThat(results).hasSize(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      check(results.get(i), expected.get(i), texts.get(i));
    }
  }

  @Test
  void namesStayWithTheServerIfTheClientWantsNoChanges() throws Exception {
    JsonNode found = answer(body("\"changes\": false"));
    assertThat(found.propertyNames()).containsExactly("text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'policy': 'nothing'|a policy is one of numbered, type, hmac, hash, mask, mask-length and remove",
        "'policy': 'keep'|a policy is one of",
        "'policy': 3|policy must be the name of a policy, a string, but is a number",
        "'policies': ['type']|policies must be an object that names the policy of each type",
        "'policies': {'PER': 1}|policies must be the name of a policy",
        "'foundOnly': 'yes'|foundOnly must be true or false",
        "'changes': 1|changes must be true or false",
        "'patterns': ['mail']|patterns must be some of [email, url, iban, credit-card, ip-address, phone, date, money], but one is 'mail'",
        "'patterns': 'email'|patterns must be a list of strings",
        "'undo': true|and policy, policies, foundOnly and changes, but this one has 'undo'",
      })
  void whatIsNotAsItShouldBeIsExplained(String fields, String message) throws Exception {
    HttpResponse<String> response =
        client.post("redact", body(fields.replace('\'', '"')).toString());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.JSON.readTree(response.body()).get("detail").asString()).contains(message);
  }

  @Test
  void extractingHasNoPolicy() throws Exception {
    HttpResponse<String> response = client.extract(body("\"policy\": \"type\"").toString());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("'policy'");
  }

  @Test
  void aServerWithoutAKeyRefusesHmac() throws Exception {
    try (NerServer keyless = NerServer.start(ServerOptions.LOCAL, English.served())) {
      HttpResponse<String> response =
          Client.of(keyless).post("redact", body("\"policy\": \"hmac\"").toString());
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("start it with --key-file");
    }
  }

  @Test
  void onlyPostIsTakenAndRequestsAreCounted() throws Exception {
    assertThat(client.get("redact").statusCode()).isEqualTo(405);
    answer(body(""));
    assertThat(client.metricsWith("ner4j_requests_total{path=\"/redact\",status=\"200\"} "))
        .containsPattern("ner4j_requests_total\\{path=\"/redact\",status=\"200\"} [1-9]");
  }
}
