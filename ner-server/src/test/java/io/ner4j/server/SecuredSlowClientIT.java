package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.ServerOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same with a token and TLS, and clients that are slow before there is a head. */
class SecuredSlowClientIT extends SlowClientIT {

  @Override
  ServerOptions options() {
    return Secured.secured(super.options());
  }

  @Test
  void aHandshakeThatDribbles() throws Exception {
    try (Wire wire = Wire.plain(server)) {
      // A client's first record, of 16,000 bytes.
      wire.send("\u0016\u0003\u0003>");
      checkAlertAtMost(dribble(wire));
    }
  }

  /** A connection that is closed within its handshake may say so, by records of the type alert. */
  private static void checkAlertAtMost(String answer) {
    assertThat(answer).matches("(?s)(\\x15.{6})*");
  }

  @Test
  void twoHundredHandshakesThatNeverEndHoldUpNobody() throws Exception {
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Wire wire = Wire.plain(server);
      wire.send("\u0016\u0003");
      wires.add(wire);
    }
    Client client = Client.of(server);
    for (int i = 0; i < 20; i++) {
      assertThat(client.entitiesOf("Angela Merkel")).hasSize(1);
    }
    for (Wire wire : wires) {
      checkAlertAtMost(wire.answer());
      wire.close();
    }
  }

  @Test
  void plainHttpGetsNoAnswerAndDoesNoHarm() throws Exception {
    try (Wire wire = Wire.plain(server)) {
      wire.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(wire.answer()).doesNotContain("HTTP");
    }
    assertThat(Client.of(server).entitiesOf("Angela Merkel")).hasSize(1);
  }

  @Test
  void aConnectionInUseStaysOpenLongerThanAHeadMayTake() throws Exception {
    try (Wire wire = Wire.to(server)) {
      for (int i = 0; i < 8; i++) {
        wire.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Thread.sleep(300);
      }
      wire.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(wire.answer().split("HTTP/1.1 200", -1)).hasSize(10);
    }
  }
}
