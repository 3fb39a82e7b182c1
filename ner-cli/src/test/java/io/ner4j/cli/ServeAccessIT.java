package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ner4j serve} with tokens and TLS, from files and from the environment. */
@Timeout(180)
class ServeAccessIT {

  private static final String TOKEN = "6d1c0b7e9a52f84301eab9d77c60f2458b";
  private static final Path TLS = Path.of("../ner-server/src/test/resources/tls");

  @TempDir Path directory;

  private static HttpClient trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var root = Files.newInputStream(TLS.resolve("root.pem"))) {
      store.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(root));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpResponse<String> extract(HttpClient http, URI server, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("extract"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .header("X-Request-Id", "the-test")
            .POST(BodyPublishers.ofString("{\"text\":\"Angela Merkel\"}"))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Test
  void aTokenTlsAndAnAccessLogFromFiles() throws Exception {
    Path tokens = Files.writeString(directory.resolve("tokens"), "# of the test\n" + TOKEN + "\n");
    Path log = Files.writeString(directory.resolve("log"), "before\n");
    Process process =
        ServeProcess.start(
            Map.of(),
            "--port=0",
            "--token-file=" + tokens,
            "--tls-certificate=" + TLS.resolve("ec-chain.pem"),
            "--tls-key=" + TLS.resolve("ec-sec1.key"),
            "--access-log=" + log);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI server = ServeProcess.served(out);
      HttpClient http = trusting();
      assertThat(server.getScheme()).isEqualTo("https");
      assertThat(extract(http, server, TOKEN).body()).contains("\"Angela Merkel\"");
      assertThat(extract(http, server, TOKEN + "x").statusCode()).isEqualTo(401);
      process.toHandle().destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(3).first().isEqualTo("before");
    assertThat(lines.get(1)).contains("\"id\":\"the-test\"", "\"status\":200");
    assertThat(lines.get(2)).contains("\"status\":401");
    assertThat(String.join("", lines)).doesNotContain("Merkel", TOKEN);
  }

  @Test
  void aTokenOfTheEnvironmentAndALogOnTheStandardOutput() throws Exception {
    Process process =
        ServeProcess.start(
            Map.of("NER4J_TOKEN", TOKEN), "--port=0", "--host=0.0.0.0", "--access-log=-");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI server = ServeProcess.served(out);
      assertThat(out.readLine())
          .startsWith("warning: 0.0.0.0 is not a loopback address, and the server does not encrypt")
          .contains("texts and tokens")
          .doesNotContain("--token-file");
      HttpClient http = HttpClient.newHttpClient();
      assertThat(extract(http, server, TOKEN).statusCode()).isEqualTo(200);
      assertThat(extract(http, server, "x").statusCode()).isEqualTo(401);
      assertThat(out.readLine()).contains("\"id\":\"the-test\"", "\"status\":200");
      assertThat(out.readLine()).contains("\"status\":401");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The server does not start, and says why on a line. */
  private static String refusal(int status, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    Process process = ServeProcess.start(environment, options);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = out.lines().toList();
      assertThat(process.waitFor()).as("%s", lines).isEqualTo(status);
      return lines.stream()
          .filter(line -> line.startsWith("ner4j: "))
          .findFirst()
          .orElseThrow(() -> new AssertionError(lines.toString()));
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 | --token-file=../README.md                                  | README.md: the token on line
          3 | --token-file=nowhere                                       | nowhere: cannot read the tokens
          2 | --tls-key=TLS/rsa.key                                      | --tls-certificate and --tls-key go together
          3 | --tls-certificate=TLS/rsa-chain.pem,--tls-key=TLS/ec.key   | not of the certificate's kind, RSA
          3 | --tls-certificate=nowhere,--tls-key=TLS/ec.key             | cannot read the certificate
          2 | --cors=*                                                   | an origin must be a scheme and a name
          2 | --drain-seconds=-1                                         | 0 to 3600 seconds
          1 | --access-log=nowhere/log                                   | the access log cannot be opened
          """)
  void whatItCannotUseItRefusesBeforeItLoadsAModel(int status, String options, String said)
      throws Exception {
    String[] given = options.replace("TLS", TLS.toString()).split(",", -1);
    assertThat(refusal(status, Map.of(), given)).contains(said);
  }

  @Test
  void aSecretThatDidNotArriveDoesNotOpenTheServer() throws Exception {
    assertThat(refusal(3, Map.of("NER4J_TOKEN", ""))).contains("NER4J_TOKEN: there is no token");
    Path tokens = Files.writeString(directory.resolve("tokens"), TOKEN);
    assertThat(refusal(2, Map.of("NER4J_TOKEN", TOKEN), "--token-file=" + tokens))
        .contains("exclude each other");
  }
}
