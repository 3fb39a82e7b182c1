package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Fetches from a fake hub whose large file comes well or badly, and looks at what is there then.
 *
 * @param hub to fetch from
 * @param cache to fetch to
 */
record Fetching(FakeHub hub, Path cache) {

  static final String MODEL = "onnx/model.onnx";
  static final int LENGTH = 100_000;

  Path model() {
    return CacheTree.folder(cache).resolve("snapshots").resolve(FakeHub.COMMIT).resolve(MODEL);
  }

  void assertFetched() throws IOException {
    assertThat(model()).hasBinaryContent(hub.file(MODEL));
    assertThat(CacheTree.files(CacheTree.folder(cache).resolve("blobs"))).hasSize(3);
    CacheTree.assertNothingHalf(cache, hub.files);
  }

  void assertRefused(String... messages) throws IOException {
    assertThatThrownBy(() -> hub.fetch(cache))
        .isInstanceOf(NerModelException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(messages).contains(MODEL));
    assertThat(model()).doesNotExist();
    CacheTree.assertNothingHalf(cache, hub.files);
  }
}
