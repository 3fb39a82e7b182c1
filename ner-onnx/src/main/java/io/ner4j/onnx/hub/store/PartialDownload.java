package io.ner4j.onnx.hub.store;

import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.Retries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file so far, and its hash. Only who holds the lock of the blob may have one. What
 * fails here fails for good: the disk, and not the network.
 */
public final class PartialDownload {

  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final RepoFile file;
  private @Nullable FileChannel channel;
  private Optional<MessageDigest> digest = Optional.empty();
  private long length;

  PartialDownload(Path path, RepoFile file) {
    this.path = path;
    this.file = file;
  }

  /** Opens it, reads what is there into the hash, and goes on behind that. */
  public void open() {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(path);
      }
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      length = channel.size();
      // Without a size and a hash nobody could tell whether the parts belong together.
      if (file.isDescribed() ? length > file.size() : length > 0) {
        clear();
      } else {
        digest = newDigest();
        readToEnd();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Optional<MessageDigest> newDigest() {
    return file.etag().flatMap(etag -> etag.digest(file.size()));
  }

  private void readToEnd() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    FileChannel open = open(channel);
    open.position(0);
    while (open.read(buffer) >= 0) {
      buffer.flip();
      digest.ifPresent(hash -> hash.update(buffer));
      buffer.clear();
    }
  }

  public long length() {
    return length;
  }

  public void write(byte[] bytes, int count) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      while (buffer.hasRemaining()) {
        open(channel).write(buffer);
      }
    } catch (IOException e) {
      throw failure(e);
    }
    digest.ifPresent(hash -> hash.update(bytes, 0, count));
    length += count;
  }

  /** Forgets all that came. */
  public void clear() {
    try {
      open(channel).truncate(0).position(0);
    } catch (IOException e) {
      throw failure(e);
    }
    digest = newDigest();
    length = 0;
  }

  /** Whether it has the hash that was announced, if one was. Can be asked once. */
  public boolean isAsAnnounced() {
    if (file.size() >= 0 && length != file.size()) {
      return false;
    }
    return digest.isEmpty()
        || file.etag().filter(etag -> etag.matches(digest.get().digest())).isPresent();
  }

  /** Writes it to the disk itself, so that a machine that loses its power has no empty blob. */
  public void force() {
    try {
      open(channel).force(true);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  public void close() {
    try {
      open(channel).close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Gives it its name, in one step. */
  public void become(Path blob) {
    try {
      Files.move(path, blob, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private NerModelException failure(IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return Retries.interrupted(file.name(), e);
    }
    return new NerModelException(
        String.format(
            Locale.ROOT,
            "could not write %s to %s: %s; %d bytes of %s are needed there, or name another cache"
                + " directory with HF_HUB_CACHE",
            file.name(),
            path,
            e,
            Math.max(0, file.size() - length),
            file.size() < 0 ? "an unknown number" : String.valueOf(file.size())),
        e);
  }

  private static FileChannel open(@Nullable FileChannel channel) {
    return Objects.requireNonNull(channel, "not open");
  }
}
