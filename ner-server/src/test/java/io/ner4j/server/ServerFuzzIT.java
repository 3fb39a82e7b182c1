package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.HostileText;
import io.ner4j.contract.Scale;
import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import io.ner4j.zeroshot.ZeroShotOptions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a body holds, it is answered or refused, and the next one is answered. {@code
 * -Dner4j.fuzz=100000} tries more of them, {@code -Dner4j.fuzz.from} others.
 */
class ServerFuzzIT {

  private static final List<String> SEEDS =
      List.of(
          "{\"text\": \"Angela Merkel met Tim Cook. 😀\"}",
          "{\"texts\": [\"Angela Merkel\", \"\", \"Tim \\ud83d\\ude00 Cook\"], \"minScore\": 0.5}",
          "{\"text\": \"a\", \"types\": [\"PER\"], \"aggregation\": \"simple\", \"minScore\": 1}",
          "{\"text\": \"Tim Cook\", \"labels\": [\"person\", \"drug name\"], \"nested\": true}",
          "{\"text\": \"Tim Cook\", \"severalLabels\": false, \"labels\": {\"person\": \"PER\"}}",
          "{\"aggregation\": \"NONE\", \"types\": [], \"texts\": []}");

  private static final Limits LIMITS =
      new Limits(
          20_000, 20, 10_000, 5, 100, 40_000, 8, 64, Duration.ofHours(1), Duration.ofSeconds(5));

  /** Four times the limit; of a longer body the server closes the connection before its end. */
  private static final int READ_TO_ITS_END = 80_000;

  ServerOptions options() {
    return ServerOptions.LOCAL;
  }

  /** How many bodies a build tries. */
  int scale() {
    return Scale.of(1000);
  }

  @Test
  @Timeout(3600)
  void everyBodyIsAnsweredOrRefused() throws Exception {
    long from = Long.getLong("ner4j.fuzz.from", 0);
    long to = from + Long.getLong("ner4j.fuzz", scale());
    HeldModel model = new HeldModel();
    model.release();
    tryOut(model.served(), from, to);
  }

  @Test
  @Timeout(3600)
  void everyBodyWithLabelsIsAnsweredOrRefused() throws Exception {
    long from = Long.getLong("ner4j.fuzz.from", 0);
    long to = from + Long.getLong("ner4j.fuzz", scale());
    tryOut(
        AnyType.served(ZeroShotOptions.builder().labels("person").threshold(1).build()), from, to);
  }

  private void tryOut(ServedPipeline pipeline, long from, long to) throws Exception {
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    try (ServedPipeline served = pipeline;
        NerServer server = NerServer.start(options().withLimits(LIMITS), served)) {
      Client client = Client.of(server);
      for (long seed = from; seed < to; seed++) {
        statuses.merge(status(client, seed), 1, Integer::sum);
        if (seed % 100 == 0) {
          assertThat(client.entitiesOf("Angela Merkel")).isEmpty();
        }
      }
    }
    assertThat(statuses).as("from %d to %d", from, to).containsKeys(200, 400, 413);
  }

  private static int status(Client client, long seed) throws Exception {
    Random random = new Random(seed);
    byte[] body = new HostileText(SEEDS, random).next();
    body = Arrays.copyOf(body, Math.min(body.length, READ_TO_ITS_END));
    HttpRequest request =
        client
            .request("extract")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> response;
    try {
      response = client.http().send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the body of seed " + seed + " had no answer", e);
    }
    int status = response.statusCode();
    JsonNode answer = Client.JSON.readTree(response.body());
    if (status == 200) {
      assertThat(answer.has("entities") != answer.has("results")).as("seed %d", seed).isTrue();
    } else {
      assertThat(status).as("of seed %d: %s", seed, response.body()).isIn(400, 413);
      assertThat(answer.get("detail").asString()).as("seed %d", seed).doesNotContain("Exception");
    }
    return status;
  }
}
