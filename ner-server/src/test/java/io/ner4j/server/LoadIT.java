package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients at once, more than fit, some that hang up, and the end of the server. */
@Timeout(120)
class LoadIT {

  private static Limits limits(int waitingRequests) {
    return new Limits(
        10_000,
        10,
        10_000,
        9,
        99,
        20_000,
        waitingRequests,
        300,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20));
  }

  ServerOptions options() {
    return ServerOptions.LOCAL;
  }

  @Test
  void everyClientGetsItsOwnAnswers() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(32);
    try (NerServer server = NerServer.start(options(), English.served())) {
      Client client = Client.of(server);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        int number = i;
        running.add(
            clients.submit(
                () -> {
                  for (int round = 0; round < 5; round++) {
                    String before =
                        String.format(
                            Locale.ROOT, "Number %d went in round %d to see ", number, round);
                    var entities = client.entitiesOf(before + "Angela Merkel in Berlin.");
                    assertThat(entities.get(0).get("text").asString()).isEqualTo("Angela Merkel");
                    assertThat(entities.get(0).get("start").asInt()).isEqualTo(before.length());
                  }
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      String[] counted = {
        "ner4j_requests_total{path=\"/extract\",status=\"200\"} 160.0",
        "ner4j_extract_seconds_count 160",
        "ner4j_requests_in_flight 1.0",
        "ner4j_waiting_bytes 0.0"
      };
      assertThat(client.metricsWith(counted))
          .contains(counted)
          .containsPattern("ner4j_texts_total [1-9]")
          .containsPattern("ner4j_tokens_total [1-9]")
          .containsPattern("ner4j_batches_total [1-9]");
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void whatDoesNotFitIsTurnedAway() throws Exception {
    HeldModel model = new HeldModel();
    try (ServedPipeline served = model.served();
        NerServer server = NerServer.start(options().withLimits(limits(2)), served)) {
      Client client = Client.of(server);
      var first =
          client.http().sendAsync(client.extractRequest(Client.one("a")), BodyHandlers.ofString());
      model.awaitRun();
      var second =
          client.http().sendAsync(client.extractRequest(Client.one("b")), BodyHandlers.ofString());
      HttpResponse<String> health = client.get("health");
      while (health.statusCode() == 200) {
        health = client.get("health");
      }
      assertThat(health.body()).isEqualTo("{\"live\":true,\"ready\":false}");
      HttpResponse<String> third = client.extract(Client.one("c"));
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.body()).contains("2 requests wait already");
      assertThat(third.headers().firstValue("Retry-After")).isPresent();
      model.release();
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(second.get().statusCode()).isEqualTo(200);
      assertThat(client.extract(Client.one("c")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void bytesThatDoNotFitAreTurnedAway() throws Exception {
    HeldModel model = new HeldModel();
    try (ServedPipeline served = model.served();
        NerServer server = NerServer.start(options().withLimits(limits(9)), served)) {
      Client client = Client.of(server);
      String large = Client.one("a".repeat(9000));
      List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        sent.add(client.http().sendAsync(client.extractRequest(large), BodyHandlers.ofString()));
      }
      CompletableFuture.anyOf(sent.toArray(CompletableFuture[]::new)).get();
      HttpResponse<String> refused =
          sent.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow().get();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("of at most 20000");
      model.release();
      assertThat(sent.stream().filter(one -> one.join().statusCode() == 200)).hasSize(2);
    }
  }

  @Test
  void clientsThatHangUpLeaveNothingBehind() throws Exception {
    HeldModel model = new HeldModel();
    try (ServedPipeline served = model.served();
        NerServer server = NerServer.start(options().withLimits(limits(9)), served)) {
      for (int i = 0; i < 4; i++) {
        Wire wire = Wire.to(server);
        wire.send(
            "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
        wire.send("Content-Length: 13\r\n\r\n{\"text\": \"a\"}");
        model.awaitRun();
        wire.close();
      }
      Wire broken = Wire.to(server);
      broken.send(
          "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
      broken.send("Content-Length: 13\r\n\r\n{\"text");
      broken.close();
      model.release();
      Client client = Client.of(server);
      String[] idle = {"ner4j_waiting_bytes 0.0", "ner4j_requests_in_flight 1.0"};
      assertThat(client.metricsWith(idle)).contains(idle);
      assertThat(client.extract(Client.one("b")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void closingWaitsForAnswersOnTheirWay() throws Exception {
    HeldModel model = new HeldModel();
    try (ServedPipeline served = model.served()) {
      NerServer server = NerServer.start(options(), served);
      Client client = Client.of(server);
      var answer =
          client.http().sendAsync(client.extractRequest(Client.one("a")), BodyHandlers.ofString());
      model.awaitRun();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      while (answers(client)) {
        Thread.sleep(20);
      }
      assertThat(closing).isNotDone();
      model.release();
      assertThat(answer.get().statusCode()).isEqualTo(200);
      closing.get();
      server.close();
    }
  }

  private static boolean answers(Client client) throws InterruptedException {
    try {
      return client.get("health").statusCode() == 200;
    } catch (IOException refused) {
      return false;
    }
  }
}
