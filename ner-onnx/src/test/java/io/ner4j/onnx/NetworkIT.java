package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.hub.FakeHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading and running opens no connection: a proxy that all would have to go through sees none. */
class NetworkIT {

  @TempDir Path directory;

  private final AtomicInteger connections = new AtomicInteger();
  private ServerSocket proxy;

  @BeforeEach
  void listen() throws IOException {
    proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              while (!proxy.isClosed()) {
                try (Socket accepted = proxy.accept()) {
                  connections.incrementAndGet();
                  accepted
                      .getOutputStream()
                      .write("HTTP/1.1 403 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  private Jvm jvm() {
    String host = proxy.getInetAddress().getHostAddress();
    return new Jvm(directory)
        .with("-Dhttp.proxyHost=" + host)
        .with("-Dhttp.proxyPort=" + proxy.getLocalPort())
        .with("-Dhttps.proxyHost=" + host)
        .with("-Dhttps.proxyPort=" + proxy.getLocalPort())
        .with("-DsocksProxyHost=" + host)
        .with("-DsocksProxyPort=" + proxy.getLocalPort());
  }

  @Test
  void nothingConnects() throws Exception {
    Jvm.Outcome outcome =
        jvm()
            .start(
                Map.of(Cache.VARIABLE, directory.resolve("cache").toString()),
                Programs.ReadEnglish.class)
            .await();
    assertThat(outcome.out()).as(outcome.err()).contains("PER Angela Merkel");
    assertThat(connections).hasValue(0);
  }

  @Test
  void aModelOfTheHubConnects() throws Exception {
    Jvm.Outcome outcome =
        jvm().run(HubPrograms.Read.class, "http://192.0.2.1", directory.resolve("hub").toString());
    assertThat(outcome.out()).as(outcome.err()).contains("http://192.0.2.1", "answered 403");
    assertThat(connections).hasPositiveValue();
  }

  @Test
  void aModelOfTheHubConnectsToNobodyOffline() throws Exception {
    Path cache = directory.resolve("hub");
    try (FakeHub hub = new FakeHub()) {
      hub.holdOnly(files());
      OnnxNer.hub(HubPrograms.model(hub.address(), cache)).locate();
    }
    Jvm.Outcome outcome =
        jvm().run(HubPrograms.Read.class, "http://192.0.2.1", cache.toString(), "offline");
    assertThat(outcome.out()).as(outcome.err()).contains("Entity[");
    outcome =
        jvm().run(HubPrograms.Read.class, "http://192.0.2.1", directory.toString(), "offline");
    assertThat(outcome.out()).contains("offline: expected ", directory.toString());
    assertThat(connections).hasValue(0);
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    for (String name :
        List.of("config.json", "tokenizer.json", "tokenizer_config.json", "model.onnx")) {
      files.put(name, Files.readAllBytes(TinyBert.directory().resolve(name)));
    }
    return files;
  }

  @Test
  void aDirectoryConnectsToNobody() throws Exception {
    Jvm.Outcome outcome = jvm().run(Programs.ReturnWithoutClosing.class);
    assertThat(outcome.out()).as(outcome.err()).isNotBlank();
    assertThat(connections).hasValue(0);
  }

  @Test
  void whatConnectsIsSeen() throws Exception {
    // An address of the documentation range of RFC 5737: there is nobody to answer.
    jvm().run(Programs.Connect.class, "http://192.0.2.1/");
    assertThat(connections).hasPositiveValue();
  }
}
