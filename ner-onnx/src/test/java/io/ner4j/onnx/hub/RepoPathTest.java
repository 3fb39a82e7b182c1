package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ner4j.onnx.hub.store.Etag;
import io.ner4j.onnx.hub.store.RepoPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No path outside the cache, whatever a server or a file list names its files. */
class RepoPathTest {

  @TempDir Path directory;

  static List<String> hostile() {
    return List.of(
        "",
        "/",
        "..",
        ".",
        "../x.json",
        "a/../../x.json",
        "a/../x.json",
        "./x.json",
        "/etc/x.json",
        "//host/share/x.json",
        "a//x.json",
        "a/",
        "\\x.json",
        "..\\x.json",
        "a\\..\\..\\x.json",
        "C:x.json",
        "C:/x.json",
        "C:\\x.json",
        "x.json:stream",
        "x\0.json",
        "x\n.json",
        "con",
        "CON.json",
        "a/NUL.txt.json",
        "com1.json",
        "lpt9",
        "x.json.",
        "x.json ",
        "a./x.json",
        "a /x.json",
        "...",
        "x*.json",
        "x?.json",
        "<x>.json",
        "x|y.json",
        "\"x\".json",
        "~\u0001",
        "x".repeat(600) + ".json",
        "\uFFFD.json");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void namesThatMayLeaveADirectoryAreNoNames(String name) {
    assertThat(RepoPath.isSafe(name)).isFalse();
    assertThatThrownBy(() -> RepoPath.below(directory, name))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HubModel.of("a/b").withRevision(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.json",
        "onnx/model_quantized.onnx",
        "a/b/c.d",
        ".gitattributes",
        "ü.json",
        "a b.json",
        "..a",
        "a..b",
        "refs/pr/1",
        "console.txt"
      })
  void otherNamesAre(String name) {
    assertThat(RepoPath.below(directory, name)).isEqualTo(directory.resolve(name));
  }

  @Test
  void aServerThatNamesSuchFilesWritesNone() throws Exception {
    Path cache = directory.resolve("deep/down/cache");
    JsonArray siblings = new JsonArray();
    for (String name : hostile()) {
      JsonObject file = new JsonObject();
      file.addProperty("rfilename", name);
      siblings.add(file);
    }
    JsonObject good = new JsonObject();
    good.addProperty("rfilename", "config.json");
    siblings.add(good);
    JsonObject repository = new JsonObject();
    repository.addProperty("sha", FakeHub.COMMIT);
    repository.add("siblings", siblings);
    try (FakeHub hub = new FakeHub()) {
      hub.fault =
          (request, reply) -> {
            if (request.path().startsWith("/api/")) {
              reply.send(200, Map.of(), repository.toString().getBytes(StandardCharsets.UTF_8));
              return true;
            }
            return false;
          };
      hub.model(cache).fetch(names -> names, hub.environment());
    }
    assertThat(CacheTree.files(directory))
        .hasSize(4)
        .allMatch(name -> name.startsWith("deep/down/cache/"));
    assertThat(CacheTree.files(CacheTree.folder(cache).resolve("snapshots")))
        .containsExactly(FakeHub.COMMIT + "/config.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"..\"",
        "\"../x\"",
        "\"a/b\"",
        "\"\"",
        "W/\"\"",
        "a.incomplete",
        "\"a b\"",
        "\"ü\"",
        "C:"
      })
  void hashesThatMayLeaveADirectoryAreNone(String etag) {
    assertThat(Etag.of(etag)).isEmpty();
  }

  @Test
  void hashesAreReadAsThePythonClientReadsThem() {
    assertThat(Etag.of("W/\"abc\"")).contains(new Etag("abc"));
    assertThat(Etag.of("\"abc-12\"")).contains(new Etag("abc-12"));
    assertThat(Etag.of("abc")).contains(new Etag("abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "a/", "/a", "a/b/c", "..", "../a", "a/..", "a--b/c", "a/b--c", "a b/c", "a/b.git",
        "ä/b", "a\\b", "-a/b", "a/b.", "a/b\n", "C:/b", "a\0/b"
      })
  void namesOfRepositoriesAreChecked(String name) {
    assertThatThrownBy(() -> HubModel.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dslim/bert-base-NER");
  }

  @Test
  void aLinkThatLeavesTheCacheIsNotFollowed() throws Exception {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    for (String place : List.of("blobs", "snapshots", "refs", "snapshots/" + FakeHub.COMMIT)) {
      Path cache = Files.createTempDirectory(directory, "cache");
      Path link = CacheTree.folder(cache).resolve(place);
      Files.createDirectories(Objects.requireNonNull(link.getParent()));
      Files.createSymbolicLink(link, outside);
      try (FakeHub hub = new FakeHub()) {
        assertThatThrownBy(() -> hub.fetch(cache))
            .hasMessageContaining(link.toString())
            .hasMessageContaining("remove that link");
      }
      assertThat(CacheTree.files(outside)).isEmpty();
    }
  }
}
