package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send a byte now and then are cut off, and hold up nobody meanwhile. */
@Timeout(120)
class SlowClientIT {

  private static final Limits LIMITS =
      new Limits(
          10_000,
          10,
          10_000,
          9,
          99,
          20_000,
          300,
          300,
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));

  NerServer server;

  @BeforeEach
  void start() throws Exception {
    server = NerServer.start(options().withLimits(LIMITS), English.served());
  }

  ServerOptions options() {
    return ServerOptions.LOCAL;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sends a byte every tenth of a second until the server has had enough. */
  static String dribble(Wire wire) throws Exception {
    try {
      while (true) {
        wire.send("x");
        Thread.sleep(100);
      }
    } catch (SocketException cutOff) {
      return wire.answer();
    }
  }

  @Test
  void aHeadThatDribbles() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("POST /extract HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
      assertThat(dribble(wire)).isEmpty();
    }
  }

  @Test
  void aSecondHeadThatDribbles() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET /health HTTP/1.1\r\nX-Slow: ");
      assertThat(dribble(wire)).doesNotContain("HTTP/1.1 4");
    }
  }

  @Test
  void aBodyThatDribbles() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
      wire.send("Content-Length: 9000\r\n\r\n");
      for (int i = 0; i < 12; i++) {
        wire.send("x");
        Thread.sleep(100);
      }
      assertThat(wire.answer()).startsWith("HTTP/1.1 408").contains("must arrive within 1 s");
    }
  }

  @Test
  void aBodyThatNeverComes() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
      wire.send("Content-Length: 9000\r\n\r\n{");
      assertThat(wire.answer()).startsWith("HTTP/1.1 408").contains("but 1 bytes did");
    }
  }

  @Test
  void twoHundredOfThemHoldUpNobody() throws Exception {
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Wire wire = Wire.to(server);
      wire.send(
          i % 2 == 0
              ? "GET / HT"
              : "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nContent-Type: application/json\r\n\r\n{");
      wires.add(wire);
    }
    Client client = Client.of(server);
    for (int i = 0; i < 20; i++) {
      assertThat(client.entitiesOf("Angela Merkel")).hasSize(1);
    }
    for (Wire wire : wires) {
      wire.close();
    }
    assertThat(client.entitiesOf("Angela Merkel")).hasSize(1);
  }
}
