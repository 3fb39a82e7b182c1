package io.ner4j.onnx.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another content with the old time of change shows whether a file was read. */
class FileDigestsTest {

  private static final Instant CHANGED = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path directory;
  private Path file;
  private final FileDigests later = digests(CHANGED.plusSeconds(60));

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("model.onnx");
    write("first", CHANGED);
  }

  private void write(String content, Instant changed) throws IOException {
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  private static FileDigests digests(Instant now) {
    return new FileDigests(Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String sha256(String content) {
    return Digest.of(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileIsReadOnce() throws IOException {
    assertThat(later.of(file)).isEqualTo(sha256("first"));
    write("other", CHANGED);
    assertThat(later.of(file)).isEqualTo(sha256("first"));
    assertThat(digests(CHANGED.plusSeconds(60)).of(file)).isEqualTo(sha256("other"));
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    assertThat(later.of(file)).isEqualTo(sha256("first"));
    write("other", CHANGED.plusMillis(1));
    assertThat(later.of(file)).as("another time").isEqualTo(sha256("other"));
    write("longer", CHANGED.plusMillis(1));
    assertThat(later.of(file)).as("another size").isEqualTo(sha256("longer"));
    Files.delete(file);
    assertThatThrownBy(() -> later.of(file)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileThatChangedJustNowIsReadAgain() throws IOException {
    FileDigests soon = digests(CHANGED.plusMillis(500));
    assertThat(soon.of(file)).isEqualTo(sha256("first"));
    write("other", CHANGED);
    assertThat(soon.of(file)).isEqualTo(sha256("other"));
  }
}
