package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of a hub on the command line, fetched from a server on this machine. */
class FetchIT {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final List<String> FILES =
      List.of("config.json", "tokenizer.json", "tokenizer_config.json", "model.onnx");

  @TempDir Path directory;

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/models/some/ner/revision/", this::describe);
    for (String name : FILES) {
      server.createContext(
          "/some/ner/resolve/" + COMMIT + "/" + name,
          exchange -> send(exchange, 200, Files.readAllBytes(Cli.TINY_BERT.resolve(name))));
    }
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void describe(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().matches(".*/(main|v1)")) {
      exchange.getResponseHeaders().set("X-Error-Code", "RevisionNotFound");
      send(exchange, 404, new byte[0]);
      return;
    }
    String files = FILES.stream().map(FetchIT::file).collect(Collectors.joining(","));
    send(
        exchange,
        200,
        ("{\"sha\":\"" + COMMIT + "\",\"siblings\":[" + files + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String name) {
    try {
      byte[] content = Files.readAllBytes(Cli.TINY_BERT.resolve(name));
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      return String.format(
          Locale.ROOT,
          "{\"rfilename\":\"%s\",\"size\":%d,\"lfs\":{\"sha256\":\"%s\"}}",
          name,
          content.length,
          hash);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Cli cli() {
    return new Cli(directory)
        .environment("HF_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort())
        .environment("HF_HOME", directory.resolve("hf").toString())
        .environment("HF_TOKEN", "hf_test")
        .environment("HF_HUB_CACHE", "")
        .environment("HF_HUB_OFFLINE", "");
  }

  @Test
  void aModelIsFetchedShownAndUsed() throws Exception {
    Cli.Outcome fetched = cli().run("fetch", "some/ner");
    assertThat(fetched.status()).as(fetched.err()).isZero();
    Path snapshot = directory.resolve("hf/hub/models--some--ner/snapshots").resolve(COMMIT);
    assertThat(fetched.out().strip()).isEqualTo(snapshot.toString());
    assertThat(fetched.err()).contains("ner4j: fetching model.onnx, 0.");
    assertThat(snapshot.resolve("model.onnx"))
        .hasBinaryContent(Files.readAllBytes(Cli.TINY_BERT.resolve("model.onnx")));

    String text = "Angela Merkel met Tim Cook.";
    Cli.Outcome local =
        new Cli(directory)
            .input(text)
            .run("extract", "--device=cpu", "--to=tsv", "--model=" + Cli.TINY_BERT);
    Cli.Outcome used =
        cli().input(text).run("extract", "--device=cpu", "--to=tsv", "--hub=some/ner@v1");
    assertThat(used.status()).as(used.err()).isZero();
    assertThat(used.out()).isEqualTo(local.out());

    server.stop(0);
    assertThat(cli().run("fetch", "--offline", "--revision=v1", "some/ner").out())
        .isEqualTo(fetched.out());
    Cli.Outcome missing = cli().run("fetch", "--offline", "other/ner");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).contains("ner4j: offline: expected other/ner at main", "hf");
  }

  @Test
  void aDirectoryThatCannotBePrintedFails() throws Exception {
    Path err = directory.resolve("err");
    Path full = Path.of("/dev/full");
    boolean there = Files.exists(full);
    Process process =
        cli()
            .builder("fetch", "some/ner")
            .redirectOutput(there ? full.toFile() : directory.resolve("out").toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(err))
        .contains(there ? "ner4j: cannot write to standard output: " : "ner4j: fetching");
    assertThat(process.exitValue()).isEqualTo(there ? ExitCode.FAILED : ExitCode.DONE);
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    for (String[] bad :
        new String[][] {
          {"fetch"},
          {"fetch", "not a name"},
          {"fetch", "some/ner@../x"},
          {"fetch", "some/ner", "--revision=../x"},
          {"model", "--hub=some/ner", "--model=" + Cli.TINY_BERT}
        }) {
      assertThat(cli().run(bad).status()).as(String.join(" ", bad)).isEqualTo(2);
    }
    Cli.Outcome missing = cli().run("fetch", "some/ner@v2");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).contains("some/ner at v2", "no such branch, tag or commit");
  }
}
