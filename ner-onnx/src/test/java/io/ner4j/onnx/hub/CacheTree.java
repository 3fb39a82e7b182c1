package io.ner4j.onnx.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at a cache directory from the outside. */
final class CacheTree {

  private CacheTree() {}

  static Path folder(Path cache) {
    return cache.resolve("models--some-org--tiny.ner");
  }

  /** All files and links below a directory, relative. */
  static List<String> files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(path -> !Files.isDirectory(path))
          .map(path -> directory.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Whatever has its final name is whole and right. */
  static void assertNothingHalf(Path cache, Map<String, byte[]> files) throws IOException {
    for (String name : files(folder(cache).resolve("blobs"))) {
      if (!name.endsWith(".ner4j.incomplete")) {
        byte[] content = Files.readAllBytes(folder(cache).resolve("blobs").resolve(name));
        assertThat(List.of(FakeHub.hash("SHA-256", content), FakeHub.gitHash(content)))
            .contains(name);
      }
    }
    Path snapshots = folder(cache).resolve("snapshots");
    for (String name : files(snapshots)) {
      assertThat(Files.readAllBytes(snapshots.resolve(name)))
          .isEqualTo(files.get(name.substring(name.indexOf('/') + 1)));
    }
  }
}
