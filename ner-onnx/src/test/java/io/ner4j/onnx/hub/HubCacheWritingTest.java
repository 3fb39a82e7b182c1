package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.store.CacheLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that is full, has no links, cannot be written or is written by many. */
class HubCacheWritingTest {

  @TempDir Path cache;

  private static final String MODEL = "onnx/model.onnx";

  @AutoClose private final FakeHub hub;

  HubCacheWritingTest() throws IOException {
    hub = new FakeHub();
  }

  @Test
  void whereThereAreNoLinksFilesLieInTheSnapshot() throws Exception {
    try (FileSystem disk =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setSupportedFeatures(Feature.FILE_CHANNEL).build())) {
      Path plain = disk.getPath("/work/cache");
      Path snapshot = hub.fetch(plain);
      assertThat(Files.readAllBytes(snapshot.resolve(MODEL))).isEqualTo(hub.file(MODEL));
      hub.storage.forget();
      assertThat(hub.fetch(plain)).isEqualTo(snapshot);
      assertThat(hub.storage.requests()).isEmpty();
    }
  }

  @Test
  void whereLinksAreNotWantedThereAreNone() throws Exception {
    hub.environment("HF_HUB_DISABLE_SYMLINKS", "1");
    Path snapshot = hub.fetch(cache);
    assertThat(Files.isRegularFile(snapshot.resolve(MODEL), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(snapshot.resolve(MODEL)).hasBinaryContent(hub.file(MODEL));
  }

  @Test
  void aFullDiskIsSaidWithTheFileAndWhatIsNeeded() throws Exception {
    try (FileSystem disk =
        Jimfs.newFileSystem(Configuration.unix().toBuilder().setMaxSize(60_000).build())) {
      Path full = disk.getPath("/work/cache");
      assertThatThrownBy(() -> hub.fetch(full))
          .isInstanceOf(NerModelException.class)
          .hasMessageContaining("could not write " + MODEL)
          .hasMessageContaining(CacheTree.folder(full).toString())
          .hasMessageContaining("out of disk space")
          .hasMessageContaining("HF_HUB_CACHE");
      assertThat(hub.downloads()).isEqualTo(1);
      assertThat(CacheTree.folder(full).resolve("snapshots/" + FakeHub.COMMIT + "/" + MODEL))
          .doesNotExist();
    }
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws Exception {
    // A file where a directory should be stops every user, root included, as a read-only disk does.
    Path blocked = Files.createFile(cache.resolve("blocked"));
    assertThatThrownBy(() -> hub.fetch(blocked))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining(blocked.toString())
        .hasMessageContaining("HF_HUB_CACHE");
  }

  @Test
  void aWholeCacheNeedsNoWriting() throws Exception {
    Path snapshot = laidOutByPython();
    Path refs = CacheTree.folder(cache).resolve("refs");
    Files.delete(refs.resolve("main"));
    Files.delete(refs);
    Files.createFile(refs);
    Files.createFile(cache.resolve(".locks"));
    Files.createFile(CacheTree.folder(cache).resolve("trees"));
    assertThat(hub.fetch(cache)).isEqualTo(snapshot);
  }

  @Test
  void manyThreadsFetchOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Path>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> hub.fetch(cache)));
      }
      for (Future<Path> one : all) {
        assertThat(one.get().resolve(MODEL)).hasBinaryContent(hub.file(MODEL));
      }
      assertThat(hub.downloads()).isEqualTo(1);
      assertThat(hub.server.count("GET", "/config.json")).isEqualTo(1);
      assertThat(CacheLock.inUse()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refsOfSeveralPartsAreNoted() throws Exception {
    hub.fault =
        (request, reply) -> {
          if (!request.path().endsWith("/revision/refs%2Fpr%2F1")) {
            return false;
          }
          reply.send(200, Map.of(), hub.listing().getBytes(StandardCharsets.UTF_8));
          return true;
        };
    hub.fetch(hub.model(cache).withRevision("refs/pr/1"));
    assertThat(CacheTree.folder(cache).resolve("refs/refs/pr/1")).hasContent(FakeHub.COMMIT);
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
}
