package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache, as the Python client leaves it, damaged, on odd disks, and without the hub. */
class HubCacheTest {

  private static final String MODEL = "onnx/model.onnx";

  @TempDir Path cache;

  @AutoClose private final FakeHub hub;

  HubCacheTest() throws IOException {
    hub = new FakeHub();
  }

  /** As huggingface_hub 1.33 lays them out, shared store of large files included. */
  private Path laidOutByPython() throws IOException {
    Path folder = CacheTree.folder(cache);
    Path snapshot = folder.resolve("snapshots").resolve(FakeHub.COMMIT);
    Files.createDirectories(folder.resolve("blobs"));
    Files.createDirectories(folder.resolve("refs"));
    Files.createDirectories(snapshot.resolve("onnx"));
    Files.writeString(folder.resolve("refs/main"), FakeHub.COMMIT);
    Files.writeString(
        cache.resolve("CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n");
    Path shared = cache.resolve("blobs/ab").resolve("ab".repeat(32));
    Files.createDirectories(Objects.requireNonNull(shared.getParent()));
    for (String name : FakeHub.needed().apply(List.copyOf(hub.files.keySet()))) {
      Path blob = folder.resolve("blobs").resolve(hub.etag(name));
      if (name.equals(MODEL)) {
        Files.write(shared, hub.file(name));
        Files.createSymbolicLink(blob, Path.of("../../blobs/ab").resolve(shared.getFileName()));
      } else {
        Files.write(blob, hub.file(name));
      }
      Path pointer = snapshot.resolve(name);
      Files.createSymbolicLink(
          pointer, Objects.requireNonNull(pointer.getParent()).relativize(blob));
    }
    return snapshot;
  }

  @Test
  void whatThePythonClientFetchedIsUsedOffline() throws Exception {
    Path snapshot = laidOutByPython();
    HubModel offline = hub.model(cache).withOffline(true);
    assertThat(hub.fetch(offline)).isEqualTo(snapshot);
    assertThat(hub.fetch(offline.withRevision(FakeHub.COMMIT))).isEqualTo(snapshot);
    hub.environment("HF_HUB_OFFLINE", "yes");
    assertThat(hub.fetch(cache)).isEqualTo(snapshot);
    assertThat(hub.server.requests()).isEmpty();
  }

  @Test
  void whatThePythonClientFetchedIsNotFetchedAgain() throws Exception {
    Path snapshot = laidOutByPython();
    assertThat(hub.fetch(cache)).isEqualTo(snapshot);
    assertThat(hub.server.requests()).hasSize(1);
    assertThat(hub.storage.requests()).isEmpty();
  }

  @Test
  void aBlobOfAnotherCommitIsLinkedAgain() throws Exception {
    Path snapshot = laidOutByPython();
    Files.delete(snapshot.resolve("config.json"));
    Files.delete(snapshot.resolve(MODEL));
    hub.fetch(cache);
    assertThat(snapshot.resolve(MODEL)).hasBinaryContent(hub.file(MODEL));
    assertThat(Files.readSymbolicLink(snapshot.resolve("config.json")))
        .isEqualTo(Path.of("../../blobs", hub.etag("config.json")));
    assertThat(hub.server.requests()).hasSize(1);
  }

  @Test
  void damageThatShowsInTheSizeIsMended() throws Exception {
    Path snapshot = laidOutByPython();
    Files.write(
        CacheTree.folder(cache).resolve("blobs").resolve(hub.etag("config.json")), new byte[0]);
    Files.delete(cache.resolve("blobs/ab").resolve("ab".repeat(32)));
    hub.fetch(cache);
    assertThat(snapshot.resolve("config.json")).hasBinaryContent(hub.file("config.json"));
    assertThat(snapshot.resolve(MODEL)).hasBinaryContent(hub.file(MODEL));
  }

  @Test
  void offlineTheErrorNamesRevisionFileAndDirectory() throws Exception {
    HubModel offline = hub.model(cache).withOffline(true);
    assertThatThrownBy(() -> hub.fetch(offline))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("some-org/tiny.ner at main")
        .hasMessageContaining(CacheTree.folder(cache).toString())
        .hasMessageContaining("HF_HUB_CACHE");
    Path snapshot = hub.fetch(cache);
    hub.server.forget();
    Files.delete(snapshot.resolve(MODEL));
    assertThatThrownBy(() -> hub.fetch(offline.withRevision(FakeHub.COMMIT)))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(MODEL)
        .hasMessageContaining(snapshot.toString());
    assertThat(hub.server.requests()).isEmpty();
  }

  @Test
  void offlineAFileThatIsKnownAndNotHereIsMissed() throws Exception {
    Path snapshot = hub.fetch(hub.model(cache));
    Files.delete(snapshot.resolve("tokenizer.json"));
    assertThatThrownBy(() -> hub.fetch(hub.model(cache).withOffline(true)))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("[tokenizer.json]")
        .hasMessageContaining(snapshot.toString());
  }

  @Test
  void offlineALinkOutOfTheCacheIsNotFollowed() throws Exception {
    Path snapshot = laidOutByPython();
    Path outside = Files.createTempFile("outside", ".json");
    try {
      Files.delete(snapshot.resolve("config.json"));
      Files.createSymbolicLink(snapshot.resolve("config.json"), outside);
      assertThatThrownBy(
              () ->
                  hub.model(cache)
                      .withOffline(true)
                      .fetch(
                          names -> {
                            assertThat(names).containsExactly(MODEL, "tokenizer.json");
                            throw new NerModelException("no config.json");
                          },
                          hub.environment()))
          .hasMessageContaining("no config.json");
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void aRefThatIsNoCommitIsNone() throws Exception {
    laidOutByPython();
    for (String ref : new String[] {"../../../etc", "", "0123", "\n"}) {
      Files.writeString(CacheTree.folder(cache).resolve("refs/main"), ref);
      assertThatThrownBy(() -> hub.fetch(hub.model(cache).withOffline(true)))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("no such revision was fetched");
    }
  }

  @Test
  void aDamagedListOfFilesIsAsIfItWereNotThere() throws Exception {
    HubModel pinned = hub.model(cache).withRevision(FakeHub.COMMIT);
    Path snapshot = hub.fetch(pinned);
    Path tree = CacheTree.folder(cache).resolve("trees/" + FakeHub.COMMIT + ".json");
    String whole = Files.readString(tree);
    for (String damaged :
        new String[] {
          "",
          "{}",
          "[".repeat(100_000),
          whole.substring(0, whole.length() / 2),
          whole.replace("\"format_version\": 1", "\"format_version\": 2"),
          whole.replace("config.json", "../config.json")
        }) {
      Files.writeString(tree, damaged);
      hub.server.forget();
      assertThat(hub.fetch(pinned)).isEqualTo(snapshot);
      assertThat(hub.server.requests()).hasSize(1);
    }
  }
}
