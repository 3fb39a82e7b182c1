package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched, from whom, and where it lies then. */
class HubFetchTest {

  @TempDir Path cache;

  private FakeHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub();
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
  }

  @Test
  void whatIsNeededComesIntoTheLayoutOfThePythonClient() throws Exception {
    Path snapshot = hub.fetch(cache);
    Path folder = CacheTree.folder(cache);
    assertThat(snapshot).isEqualTo(folder.resolve("snapshots").resolve(FakeHub.COMMIT));
    List<String> needed = List.of("config.json", "onnx/model.onnx", "tokenizer.json");
    assertThat(CacheTree.files(snapshot)).isEqualTo(needed);
    for (String name : needed) {
      assertThat(snapshot.resolve(name)).hasBinaryContent(hub.file(name));
    }
    assertThat(Files.readSymbolicLink(snapshot.resolve("onnx/model.onnx")))
        .isEqualTo(Path.of("../../../blobs", hub.etag("onnx/model.onnx")));
    assertThat(Files.readSymbolicLink(snapshot.resolve("config.json")))
        .isEqualTo(Path.of("../../blobs", hub.etag("config.json")));
    assertThat(folder.resolve("refs/main")).hasContent(FakeHub.COMMIT);
    assertThat(CacheTree.files(folder.resolve("blobs")))
        .containsExactlyInAnyOrderElementsOf(needed.stream().map(hub::etag).toList());
    assertThat(hub.storage.requests()).hasSize(1);
    assertThat(hub.server.requests()).hasSize(4);
  }

  @Test
  void whatIsInTheCacheIsNotFetchedAgain() throws Exception {
    Path first = hub.fetch(cache);
    hub.server.forget();
    assertThat(hub.fetch(cache)).isEqualTo(first);
    assertThat(hub.server.requests()).hasSize(1);
    assertThat(hub.storage.requests()).hasSize(1);
  }

  @Test
  void aCommitThatIsKnownAsksNobody() throws Exception {
    HubModel pinned = hub.model(cache).withRevision(FakeHub.COMMIT);
    Path first = hub.fetch(pinned);
    assertThat(CacheTree.folder(cache).resolve("refs")).doesNotExist();
    hub.server.forget();
    assertThat(hub.fetch(pinned)).isEqualTo(first);
    assertThat(hub.server.requests()).isEmpty();
    Files.delete(first.resolve("config.json"));
    Files.delete(CacheTree.folder(cache).resolve("blobs").resolve(hub.etag("config.json")));
    hub.fetch(pinned);
    assertThat(hub.server.requests()).hasSize(1);
    assertThat(first.resolve("config.json")).hasBinaryContent(hub.file("config.json"));
  }

  @Test
  void aMirrorThatListsNamesAloneIsAskedForEachFile() throws Exception {
    hub.describes = false;
    Path snapshot = hub.fetch(cache);
    assertThat(CacheTree.files(snapshot)).hasSize(3);
    assertThat(hub.server.count("HEAD", "model.onnx")).isEqualTo(1);
    assertThat(hub.storage.count("HEAD", "")).isZero();
    CacheTree.assertNothingHalf(cache, hub.files);
  }

  @Test
  void aMirrorWithoutHashesIsCheckedBySizeAndNotResumed() throws Exception {
    hub.describes = false;
    byte[] content = hub.file("onnx/model.onnx");
    List<Integer> from = new ArrayList<>();
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith("model.onnx")) {
            return false;
          }
          Map<String, String> headers =
              Map.of("ETag", "\"5f3-62\"", "Content-Length", String.valueOf(content.length));
          reply.head(200, headers);
          if (request.method().equals("GET")) {
            from.add(FakeHub.from(request));
            reply.out().write(content, 0, from.size() < 3 ? 5_000 : content.length);
          }
          return true;
        };
    Path snapshot = hub.fetch(cache);
    assertThat(snapshot.resolve("onnx/model.onnx")).hasBinaryContent(content);
    assertThat(from).containsExactly(0, 0, 0);
    assertThat(CacheTree.folder(cache).resolve("blobs/5f3-62")).exists();
  }

  @Test
  void progressIsTold() {
    List<String> told = new ArrayList<>();
    long[] last = {0};
    hub.fetch(
        hub.model(cache)
            .withListener(
                (file, done, total) -> {
                  if (file.equals("onnx/model.onnx")) {
                    assertThat(done).isBetween(last[0], total);
                    assertThat(total).isEqualTo(100_000);
                    last[0] = done;
                  }
                  told.add(file);
                }));
    assertThat(last[0]).isEqualTo(100_000);
    assertThat(told).contains("config.json", "tokenizer.json");
  }

  @Test
  void aHubThatCannotBeReachedLeavesTheCache() throws Exception {
    Path first = hub.fetch(cache);
    try (DeafPort port = new DeafPort()) {
      HubModel model = hub.model(cache).withEndpoint("http://" + port.authority());
      assertThat(hub.fetch(model)).isEqualTo(first);
      Files.delete(first.resolve("config.json"));
      assertThatThrownBy(() -> hub.fetch(model))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("tried 5 times");
    }
  }

  @Test
  void fetchesLeaveNoThreadEach() throws Exception {
    for (int i = 0; i < 10; i++) {
      hub.fetch(cache.resolve("cache" + i));
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().contains("SelectorManager"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(
            () ->
                hub.model(cache)
                    .fetch(
                        names -> {
                          throw new NerModelException("no ONNX file in " + names);
                        },
                        hub.environment()))
        .isInstanceOf(NerModelException.class)
        .hasMessage(
            "some-org/tiny.ner at main: no ONNX file in [config.json, tokenizer.json, onnx/model.onnx, pytorch_model.bin]");
    assertThatThrownBy(() -> hub.model(cache).fetch(names -> List.of("x"), hub.environment()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInterruptedFetchKeepsWhatCame() throws Exception {
    hub.storageFault =
        (request, reply) -> {
          reply.head(200, Map.of("Content-Length", "100000"));
          reply.out().write(hub.content(request), 0, 30_000);
          reply.out().flush();
          reply.stall();
          return true;
        };
    Thread fetching = Thread.currentThread();
    HubModel model =
        hub.model(cache)
            .withListener(
                (file, done, total) -> {
                  if (done == 30_000) {
                    fetching.interrupt();
                  }
                });
    assertThatThrownBy(() -> hub.fetch(model)).isInstanceOf(NerModelException.class);
    assertThat(Thread.interrupted()).isTrue();
    hub.storageFault = (request, reply) -> false;
    hub.fetch(cache);
    assertThat(hub.storage.requests().get(1).header("Range")).isEqualTo("bytes=30000-");
    CacheTree.assertNothingHalf(cache, hub.files);
  }

  @Test
  void namesWithOddLettersAreAskedForAsTheyAre() throws Exception {
    byte[] content = "x".getBytes(StandardCharsets.UTF_8);
    hub.files.put("a b%20ü+#&.json", content);
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith("/a%20b%2520%C3%BC%2B%23%26.json")) {
            return false;
          }
          reply.send(200, Map.of(), content);
          return true;
        };
    assertThat(hub.fetch(cache).resolve("a b%20ü+#&.json")).hasBinaryContent(content);
  }
}
