package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Operation;
import io.ner4j.server.options.ServerOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that ends says so first, and answers what it has taken. */
@Timeout(120)
class DrainIT {

  private static NerServer server(int seconds, boolean secured) throws Exception {
    ServerOptions options =
        ServerOptions.LOCAL.withOperation(Operation.QUIET.withDrain(Duration.ofSeconds(seconds)));
    return NerServer.start(secured ? Secured.secured(options) : options, English.served());
  }

  @Test
  void whileItDrainsItLivesAndAnswersButIsNotReady() throws Exception {
    NerServer server = server(3, false);
    Client client = Client.of(server);
    assertThat(client.get("health/ready").statusCode()).isEqualTo(200);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    while (client.get("health/ready").statusCode() == 200) {
      Thread.sleep(10);
    }
    assertThat(client.get("health/live").body()).isEqualTo("{\"live\":true}");
    assertThat(client.get("health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = client.extract(Client.one("Angela Merkel"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Connection")).hasValue("close");
    assertThat(closing).isNotDone();
    closing.get();
    assertThat(refuses(client)).isTrue();
  }

  private static boolean refuses(Client client) throws InterruptedException {
    try {
      client.get("health");
      return false;
    } catch (IOException refused) {
      return true;
    }
  }

  /** Sends one request after the other on one connection, until the server closes that. */
  private static int requestsUntilClosed(NerServer server, Runnable sent) throws Exception {
    try (Wire wire = Wire.to(server)) {
      String body = Client.one("Angela Merkel met Tim Cook.");
      for (int count = 1; ; count++) {
        wire.send(
            "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
        sent.run();
        String head = wire.head();
        assertThat(head).as("request %d", count).startsWith("HTTP/1.1 200");
        assertThat(wire.body(head)).contains("Angela Merkel", "Tim Cook");
        if (head.contains("Connection: close")) {
          return count;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyRequestOnAnOpenConnectionIsAnsweredUntilItIsAskedToClose(boolean secured)
      throws Exception {
    int clients = 16;
    CountDownLatch busy = new CountDownLatch(200);
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try (NerServer server = server(0, secured)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> requestsUntilClosed(server, busy::countDown)));
      }
      busy.await();
      server.close();
      int answered = 0;
      for (Future<Integer> one : running) {
        answered += one.get();
      }
      assertThat(answered).isGreaterThanOrEqualTo(200);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aBodyThatHasBegunIsReadToItsEnd() throws Exception {
    NerServer server = server(0, false);
    try (Wire wire = Wire.to(server)) {
      wire.send("POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
      wire.send("Content-Length: 25\r\n\r\n{\"text\": ");
      Client client = Client.of(server);
      while (!client.get("metrics").body().contains("ner4j_waiting_bytes 9.0")) {
        Thread.sleep(20);
      }
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      while (!refuses(client)) {
        Thread.sleep(20);
      }
      Thread.sleep(1500);
      assertThat(closing).isNotDone();
      wire.send("\"Angela Merkel\"}");
      assertThat(wire.answer()).startsWith("HTTP/1.1 200").contains("\"Angela Merkel\"");
      closing.get();
    }
  }

  @Test
  void connectionsWithoutARequestDoNotDelayTheEnd() throws Exception {
    NerServer server = server(0, false);
    List<Wire> idle = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      idle.add(Wire.to(server));
      idle.get(i).send(i % 2 == 0 ? "" : "GET / HTTP/1.1\r\nHost: ");
    }
    var client = Client.of(server);
    client.http().send(client.request("health").build(), BodyHandlers.discarding());
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    closing.get(10, TimeUnit.SECONDS);
    for (Wire wire : idle) {
      assertThat(wire.answer()).isEmpty();
      wire.close();
    }
  }
}
