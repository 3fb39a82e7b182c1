package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.server.options.Limits;
import io.ner4j.server.options.ServerOptions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which names a server may be called that other machines reach. */
class HostIT {

  private static String status(NerServer server, String head) throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send(head + "Connection: close\r\n\r\n");
      return wire.answer().lines().findFirst().orElse("nothing");
    }
  }

  private static NerServer server(String host, String... names) throws Exception {
    return NerServer.start(
        new ServerOptions(host, 0, Set.of(names), "bundled English", Limits.STANDARD),
        English.served());
  }

  @Test
  void whereOthersReachItAnyNameWillDo() throws Exception {
    try (NerServer server = server("0.0.0.0")) {
      for (String name : new String[] {"ner.example", "ner.default.svc:8080", "10.0.0.1"}) {
        assertThat(status(server, "GET /model HTTP/1.1\r\nHost: " + name + "\r\n"))
            .as(name)
            .isEqualTo("HTTP/1.1 200 OK");
      }
      assertThat(status(server, "GET /health/live HTTP/1.0\r\n")).startsWith("HTTP/1.1 200");
      assertThat(
              status(
                  server,
                  "GET /model HTTP/1.1\r\nHost: ner.example\r\nOrigin: http://evil.example\r\n"))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void whereItWasToldItsNamesOthersWillNotDo() throws Exception {
    try (NerServer server = server("0.0.0.0", "ner.example")) {
      assertThat(status(server, "GET /model HTTP/1.1\r\nHost: ner.example\r\n")).contains("200");
      assertThat(status(server, "GET /model HTTP/1.1\r\nHost: 10.0.0.1\r\n")).contains("200");
      assertThat(status(server, "GET /model HTTP/1.1\r\nHost: other\r\n")).contains("421");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.1.2.3, true",
    "localhost, true",
    "::1, true",
    "0.0.0.0, false",
    "::, false",
    "192.168.1.7, false",
    "no-such-name.invalid, true"
  })
  void onlyLoopbackAddressesAreLocal(String host, boolean local) {
    ServerOptions options = new ServerOptions(host, 0, Set.of(), "a model", Limits.STANDARD);
    assertThat(options.isLocal()).isEqualTo(local);
  }
}
