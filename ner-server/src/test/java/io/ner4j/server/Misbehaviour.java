package io.ner4j.server;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Something that no client should do.
 *
 * @param name what it is called
 * @param deed does it once
 */
record Misbehaviour(String name, Deed deed) {

  /** Does it, and tells what came of it. */
  interface Deed {
    String against(URI server) throws Exception;
  }

  String against(URI server) throws Exception {
    return deed.against(server);
  }

  static List<Misbehaviour> all() {
    return List.of(
        new Misbehaviour("oversize", Misbehaviour::oversize),
        new Misbehaviour("malformed", Misbehaviour::malformed),
        new Misbehaviour("cancelled", Misbehaviour::cancelled),
        new Misbehaviour("slow head", server -> dribble(server, "GET / HTTP/1.1\r\nX: ")),
        new Misbehaviour("slow body", server -> dribble(server, SLOW_BODY)));
  }

  private static final String SLOW_BODY =
      "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n";

  private static String oversize(URI server) throws Exception {
    Thread.sleep(500);
    Client client = new Client(server, HttpClient.newHttpClient());
    return "status " + client.extract(Client.one("a".repeat(10_000_000))).statusCode();
  }

  private static String malformed(URI server) throws Exception {
    Thread.sleep(20);
    Client client = new Client(server, HttpClient.newHttpClient());
    return "status " + client.extract("{\"text\": [1, ").statusCode();
  }

  private static String cancelled(URI server) throws Exception {
    Client client = new Client(server, HttpClient.newHttpClient());
    CompletableFuture<?> answer =
        client
            .http()
            .sendAsync(
                client.extractRequest(Client.one("Angela Merkel met Tim Cook. ".repeat(40))),
                BodyHandlers.ofString());
    Thread.sleep(200);
    return answer.cancel(true) ? "hung up" : "was answered before";
  }

  /** Forty connections at once, each sending a byte a second until it is cut off. */
  private static String dribble(URI server, String start) throws Exception {
    Socket[] sockets = new Socket[40];
    try {
      for (int i = 0; i < sockets.length; i++) {
        sockets[i] = new Socket(server.getHost(), server.getPort());
        sockets[i].getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
      }
      for (int second = 0; second < 30; second++) {
        for (Socket socket : sockets) {
          socket.getOutputStream().write('x');
        }
        Thread.sleep(1000);
      }
      return "not cut off in 30 s";
    } catch (IOException cutOff) {
      return "cut off";
    } finally {
      for (Socket socket : sockets) {
        if (socket != null) {
          socket.close();
        }
      }
    }
  }
}
