package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Entity;
import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.zeroshot.ZeroShotOptions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A server whose model takes the labels with the text, and clients that give them. */
class RequestLabelsIT {

  private static final String TEXT =
      "😀 Angela Merkel met Tim Cook of Apple in Cupertino. Marie Curie moved to Paris.";

  private static final ZeroShotOptions SERVED =
      ZeroShotOptions.builder()
          .label("a town or a city", "CITY")
          .label("person", "PER")
          .threshold(0.55)
          .threshold("person", 0.6)
          .build();

  private static final Limits LIMITS =
      new Limits(
          40_000, 9, 9999, 5, 200, 80_000, 99, 99, Duration.ofSeconds(20), Duration.ofSeconds(20));

  private static ServedPipeline served;
  private static NerServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    served = AnyType.served(SERVED);
    server = NerServer.start(ServerOptions.LOCAL.withLimits(LIMITS), served);
    client = Client.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
    served.close();
  }

  private static JsonNode answer(String fields) throws Exception {
    HttpResponse<String> response = client.extract(body(fields));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.JSON.readTree(response.body()).get("entities");
  }

  private static String body(String fields) {
    String one = Client.one(TEXT);
    return one.substring(0, one.length() - 1) + fields + "}";
  }

  private static List<Entity> expected(ZeroShotOptions options) {
    List<Entity> entities = AnyType.pipeline(served).with(options).extract(TEXT);
    assertThat(entities).isNotEmpty();
    return entities;
  }

  private static void check(JsonNode found, List<Entity> expected) {
    assertThat(found).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Entity entity = expected.get(i);
      assertThat(found.get(i).get("text").asString()).isEqualTo(entity.text());
      assertThat(found.get(i).get("type").asString()).isEqualTo(entity.type());
      assertThat(found.get(i).get("start").asInt()).isEqualTo(entity.start());
      assertThat(found.get(i).get("end").asInt()).isEqualTo(entity.end());
      assertThat(found.get(i).get("score").asDouble()).isCloseTo(entity.score(), within(5.1e-7));
    }
  }

  @Test
  void labelsOfTheRequestAreLookedFor() throws Exception {
    check(
        answer(", \"labels\": [\"drug name\", \"person\", \"drug name\"]"),
        expected(ZeroShotOptions.builder().labels("drug name", "person").threshold(0.55).build()));
    check(
        answer(", \"labels\": {\"drug name\": \"DRUG\", \"medicine\": \"DRUG\"}"),
        expected(
            ZeroShotOptions.builder()
                .label("drug name", "DRUG")
                .label("medicine", "DRUG")
                .threshold(0.55)
                .build()));
  }

  @Test
  void aRequestWithoutLabelsGetsThoseOfTheServer() throws Exception {
    check(answer(""), expected(SERVED));
    JsonNode results =
        Client.JSON
            .readTree(client.extract(Client.many(List.of(TEXT, "", TEXT))).body())
            .get("results");
    assertThat(results).hasSize(3);
    check(results.get(2).get("entities"), expected(SERVED));
  }

  @Test
  void scoresAreAtLeastTheServers() throws Exception {
    check(answer(", \"minScore\": 0.1"), expected(SERVED));
    check(
        answer(", \"minScore\": 0.58"),
        expected(SERVED.toBuilder().threshold(0.58).threshold("person", 0.6).build()));
    check(
        answer(", \"minScore\": 0.62"),
        expected(SERVED.toBuilder().threshold(0.62).threshold("person", 0.62).build()));
  }

  @Test
  void entitiesNestAndHaveSeveralLabelsWhereTheClientAsks() throws Exception {
    List<Entity> overlapping =
        expected(SERVED.toBuilder().nested(true).severalLabels(true).build());
    assertThat(overlapping).hasSizeGreaterThan(expected(SERVED).size());
    check(answer(", \"nested\": true, \"severalLabels\": true"), overlapping);
    check(answer(", \"nested\": true"), expected(SERVED.toBuilder().nested(true).build()));
    check(answer(", \"nested\": false, \"severalLabels\": false"), expected(SERVED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "labels": []                           | a request needs labels such as       | has none; leave the field out
          "labels": "person"                     | labels must be a list of strings     | is a string
          "labels": [1]                          | labels must be a list of strings     | is a number
          "labels": {"person": null}             | labels must be a list of strings     | is null
          "labels": [" "]                        | a label must not be blank            | is ' '
          "labels": {"person": ""}               | a type must not be blank             | is ''
          "labels": ["a <<SEP>> b"]              | a label must not contain the tokens  | 'a <<SEP>> b' does
          "labels": ["a", "a"], "labels": ["b"]  | the body must be JSON such as        | Duplicate
          "nested": 1                            | nested must be true or false         | is a number
          "severalLabels": "true"                | severalLabels must be true or false  | is a string
          "types": ["PER"]                       | types is for models with labels of their own       | leave it out
          "aggregation": "first"                 | aggregation is for models with labels of their own | leave it out
          """)
  void whatSuchAModelCannotDoIsRefused(String fields, String expected, String found)
      throws Exception {
    SmallServerTests.check(client.extract(body(", " + fields)), 400, expected, found);
  }

  @Test
  void aRequestHasABoundedNumberAndLengthOfLabels() throws Exception {
    List<String> five = IntStream.range(0, 5).mapToObj(i -> "label " + i).toList();
    String labels = Client.JSON.valueToTree(five).toString();
    assertThat(client.extract(body(", \"labels\": " + labels)).statusCode()).isEqualTo(200);
    String six = labels.replace("]", ",\"one more\"]");
    SmallServerTests.check(
        client.extract(body(", \"labels\": " + six)), 413, "at most 5 labels", "has more");
    String long200 = "[\"" + "a".repeat(100) + "\",\"" + "b".repeat(100) + "\"]";
    assertThat(client.extract(body(", \"labels\": " + long200)).statusCode()).isEqualTo(200);
    SmallServerTests.check(
        client.extract(body(", \"labels\": " + long200.replace("]", ",\"c\"]"))),
        413,
        "at most 200 UTF-16 units of labels");
    SmallServerTests.check(
        client.extract(body(", \"labels\": {\"a\": \"" + "T".repeat(201) + "\"}")),
        413,
        "at most 200 UTF-16 units of labels");
  }

  @Test
  void aServerWithoutLabelsAsksForThem() throws Exception {
    try (ServedPipeline bare = AnyType.served(ZeroShotOptions.builder().build());
        NerServer other = NerServer.start(ServerOptions.LOCAL, bare)) {
      Client asking = Client.of(other);
      SmallServerTests.check(
          asking.extract(Client.one(TEXT)), 400, "a request needs labels", "has none of its own");
      assertThat(asking.extract(body(", \"labels\": [\"person\"]")).statusCode()).isEqualTo(200);
      assertThat(Client.JSON.readTree(asking.get("model").body()).get("types")).isEmpty();
    }
  }

  @Test
  void theModelTellsThatItTakesLabels() throws Exception {
    JsonNode model = Client.JSON.readTree(client.get("model").body());
    assertThat(model.get("takesLabels").asBoolean()).isTrue();
    assertThat(model.has("aggregation")).isFalse();
    assertThat(model.get("minScore").asDouble()).isEqualTo(0.55);
    assertThat(model.at("/limits/labels").asInt()).isEqualTo(5);
    assertThat(model.at("/types/0/name").asString()).isEqualTo("CITY");
    assertThat(model.at("/types/0/labels/0").asString()).isEqualTo("a town or a city");
  }

  @Test
  void whatIsDoneIsCounted() throws Exception {
    answer("");
    assertThat(
            client
                .get("metrics")
                .body()
                .lines()
                .filter(line -> line.matches("ner4j_texts_total [1-9].*")))
        .hasSize(1);
  }
}
