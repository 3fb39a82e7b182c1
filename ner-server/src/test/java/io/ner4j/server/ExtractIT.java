package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Aggregation;
import io.ner4j.Entity;
import io.ner4j.ExtractOptions;
import io.ner4j.server.options.ServerOptions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The server's answers are the pipeline's. */
class ExtractIT {

  private static final String TEXT =
      "😀 Angela Merkel met Tim Cook of Apple in Cupertino.\r\nMarie Curie moved from Warsaw to Paris.";

  private NerServer server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server = NerServer.start(ServerOptions.LOCAL, English.served());
    client = Client.of(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<Entity> expected(String text, Aggregation aggregation) {
    return English.pipeline()
        .extract(text, ExtractOptions.builder().aggregation(aggregation).build());
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

  private JsonNode answer(String body) throws Exception {
    var response = client.extract(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    return Client.JSON.readTree(response.body());
  }

  @Test
  void oneText() throws Exception {
    List<Entity> expected = expected(TEXT, Aggregation.FIRST);
    assertThat(expected).extracting(Entity::text).contains("Angela Merkel", "Cupertino", "Paris");
    check(client.entitiesOf(TEXT), expected);
  }

  @Test
  void manyTexts() throws Exception {
    List<String> texts = List.of(TEXT, "", "nothing here", "Oslo", TEXT);
    JsonNode results = answer(Client.many(texts)).get("results");
    List<List<Entity>> expected = English.pipeline().extractAll(texts);
    assertThat(results).hasSize(5);
    for (int i = 0; i < texts.size(); i++) {
      check(results.get(i).get("entities"), expected.get(i));
    }
    assertThat(answer("{\"texts\": []}").get("results")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyAggregation(Aggregation aggregation) throws Exception {
    String name = aggregation.name().toLowerCase(Locale.ROOT);
    String body =
        Client.JSON.createObjectNode().put("text", TEXT).put("aggregation", name).toString();
    check(answer(body).get("entities"), expected(TEXT, aggregation));
  }

  @Test
  void typesAndLeastScore() throws Exception {
    JsonNode found =
        answer(
                """
                {"text": "Angela Merkel met Tim Cook of Apple in Cupertino.", "types": ["LOC"], "minScore": 0.9}""")
            .get("entities");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("text").asString()).isEqualTo("Cupertino");
  }

  @Test
  void typesMeanLabelsWhereNothingIsJoined() throws Exception {
    JsonNode found =
        answer(
                """
                {"text": "Angela Merkel met Tim Cook in Cupertino.", "types": ["PER"], "aggregation": "none"}""")
            .get("entities");
    assertThat(found).isNotEmpty();
    assertThat(found).allMatch(entity -> entity.get("type").asString().endsWith("-PER"));
  }

  @Test
  void loneSurrogatesComeBackAsTheyWent() throws Exception {
    String body = "{\"text\": \"\\ud83d Angela\\udc00 Merkel\"}";
    String text = "\ud83d Angela\udc00 Merkel";
    assertThat(expected(text, Aggregation.FIRST)).isNotEmpty();
    check(answer(body).get("entities"), expected(text, Aggregation.FIRST));
  }
}
