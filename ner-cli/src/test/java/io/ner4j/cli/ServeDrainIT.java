package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that gets SIGTERM under load answers every request that it has accepted. */
@Timeout(180)
class ServeDrainIT {

  private static final int CLIENTS = 12;
  private static final int REQUESTS = 150;
  private static final String BODY = "{\"text\":\"Angela Merkel met Tim Cook in Berlin.\"}";
  private static final String REQUEST =
      "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;

  private final CountDownLatch busy = new CountDownLatch(REQUESTS);

  /** Sends requests on one connection until the server closes it; each must have an answer. */
  private int connection(URI server) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout(60_000);
      for (int answered = 1; ; answered++) {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        String answer = answer(socket.getInputStream());
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Angela Merkel", "Tim Cook");
        busy.countDown();
        if (answer.contains("Connection: close")) {
          return answered;
        }
      }
    }
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no answer, but: " + head);
      }
      head.append((char) next);
    }
    int start = head.indexOf("Content-Length: ") + 16;
    int length = Integer.parseInt(head.substring(start, head.indexOf("\r", start)));
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static int status(HttpClient http, URI server, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void withoutADrainOpenConnectionsLoseNothing() throws Exception {
    Process process = ServeProcess.start(Map.of(), "--port=0");
    ExecutorService threads = Executors.newCachedThreadPool();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI server = ServeProcess.served(out);
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(() -> connection(server)));
      }
      busy.await();
      assertThat(process.toHandle().destroy()).isTrue();
      for (Future<Integer> client : clients) {
        assertThat(client.get()).isPositive();
      }
      assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    } finally {
      threads.shutdownNow();
      process.destroyForcibly();
    }
  }

  @Test
  void withADrainNewConnectionsLoseNothingEither() throws Exception {
    Process process = ServeProcess.start(Map.of(), "--port=0", "--drain-seconds=5");
    ExecutorService threads = Executors.newCachedThreadPool();
    AtomicBoolean away = new AtomicBoolean();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI server = ServeProcess.served(out);
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(
            threads.submit(
                () -> {
                  int answered = 0;
                  while (!away.get()) {
                    answered += connection(server);
                  }
                  return answered;
                }));
      }
      busy.await();
      HttpClient http = HttpClient.newHttpClient();
      assertThat(status(http, server, "health/ready")).isEqualTo(200);
      assertThat(process.toHandle().destroy()).isTrue();
      while (status(http, server, "health/ready") == 200) {
        Thread.sleep(20);
      }
      assertThat(status(http, server, "health/live")).isEqualTo(200);
      // For a while, clients have not heard of it; then a load balancer leads them elsewhere.
      Thread.sleep(1500);
      assertThat(status(http, server, "health/live")).isEqualTo(200);
      assertThat(status(http, server, "health/ready")).isEqualTo(503);
      away.set(true);
      for (Future<Integer> client : clients) {
        assertThat(client.get()).isGreaterThan(1);
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(
              () -> new Socket(InetAddress.getLoopbackAddress(), server.getPort()).close())
          .isInstanceOf(ConnectException.class);
    } finally {
      threads.shutdownNow();
      process.destroyForcibly();
    }
  }
}
