package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code ner4j serve} as a process of its own. */
@Timeout(120)
class ServeCommandIT {

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private Process start(String... options) throws IOException {
    Process process = ServeProcess.start(Map.of(), options);
    processes.add(process);
    return process;
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString())
        .body();
  }

  @Test
  void servesUntilItIsToldToEnd() throws Exception {
    Process process = start("--port", "0", "--aggregation", "simple");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI uri = ServeProcess.served(out);
      assertThat(uri.getHost()).isEqualTo("127.0.0.1");
      String found =
          send(
              HttpRequest.newBuilder(uri.resolve("extract"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"text\":\"Angela Merkel met Tim Cook.\"}")));
      assertThat(found).containsSubsequence("\"Angela Merkel\"", "\"Tim Cook\"");
      assertThat(send(HttpRequest.newBuilder(uri.resolve("model"))))
          .contains("\"aggregation\":\"simple\"");
      // Process.destroy would close the output, too.
      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(out.lines()).isEmpty();
    }
  }

  @Test
  void labelsOfTheCommandLineAreForRequestsWithoutAny() throws Exception {
    Path model = Path.of("../ner-onnx/src/test/resources/gliner/span");
    Process process =
        start("--port=0", "--model=" + model, "--label=person=PER,drug name", "--min-score=0.55");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI uri = ServeProcess.served(out);
      String text = "\"text\":\"Angela Merkel met Tim Cook of Apple in Cupertino.\"";
      assertThat(send(extract(uri, "{" + text + "}"))).contains("\"type\":\"PER\"");
      assertThat(send(extract(uri, "{" + text + ",\"labels\":[\"IBAN\"]}")))
          .contains("\"type\":\"IBAN\"")
          .doesNotContain("\"type\":\"PER\"");
      assertThat(send(HttpRequest.newBuilder(uri.resolve("model"))))
          .contains("\"takesLabels\":true", "\"minScore\":0.55");
    }
  }

  private static HttpRequest.Builder extract(URI uri, String body) {
    return HttpRequest.newBuilder(uri.resolve("extract"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  @Test
  void warnsWhereOthersReachIt() throws Exception {
    Process process = start("--port", "0", "--host", "0.0.0.0");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      ServeProcess.served(out);
      assertThat(out.readLine())
          .startsWith(
              "warning: 0.0.0.0 is not a loopback address, and the server asks for no token")
          .contains("--token-file", "does not encrypt", "--tls-certificate");
    }
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = start("--port", Integer.toString(taken.getLocalPort()));
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.lines())
            .anyMatch(line -> line.startsWith("ner4j: cannot listen at 127.0.0.1"));
      }
      assertThat(process.waitFor()).isEqualTo(1);
    }
    Process process = start("--port", "70000");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines()).anyMatch(line -> line.contains("a port must be 0 to 65535"));
    }
    assertThat(process.waitFor()).isEqualTo(2);
  }
}
