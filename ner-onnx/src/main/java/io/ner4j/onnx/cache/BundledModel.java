package io.ner4j.onnx.cache;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model inside a jar or an archive, unpacked to a directory that is shared by all processes of
 * the machine.
 *
 * <p>The directory is named by its contents' digest and appears in one step, complete and checked.
 * It is checked again in each process that uses it, and replaced if it was damaged.
 */
public final class BundledModel {

  private static final Logger LOG = LoggerFactory.getLogger(BundledModel.class);

  /** No name leads out of the directory. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ((?:onnx/)?\\w[\\w.+-]*)");

  /** A file and the SHA-256 that it must have, in hexadecimal. */
  private record Item(String name, String digest) {}

  private final String name;
  private final ArchivedModel source;

  BundledModel(String name, ArchivedModel source) {
    this.name = name;
    this.source = source;
  }

  /**
   * Unpacks the model below a cache directory, unless it lies there already.
   *
   * @return the model directory
   * @throws NerModelException if the artifact is missing or damaged, or the cache cannot be written
   */
  public Path directory(Path cache) {
    byte[] list = source.list();
    List<Item> items = parse(list);
    Path target = cache.resolve(name + "-" + Digest.of(list).substring(0, 16));
    try {
      if (intact(target, items)) {
        return target;
      }
      Files.createDirectories(cache);
      try (ProcessLock ignored = ProcessLock.of(cache.resolve(name + ".lock"))) {
        if (!intact(target, items)) {
          unpack(cache, target, items);
        }
      }
      return target;
    } catch (IOException e) {
      throw new NerModelException(
          "could not unpack %s to %s: %s; name a directory that can be written with -D%s=DIR or the environment variable %s"
              .formatted(source, target, e, Cache.PROPERTY, Cache.VARIABLE),
          e);
    }
  }

  private List<Item> parse(byte[] list) {
    List<Item> items = new ArrayList<>();
    for (String line : new String(list, StandardCharsets.UTF_8).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new NerModelException(
            "expected %s to list digests and file names, but found '%s'; it is damaged, fetch it again"
                .formatted(source, line));
      }
      items.add(new Item(matcher.group(2), matcher.group(1)));
    }
    return items;
  }

  private static boolean intact(Path directory, List<Item> items) throws IOException {
    for (Item item : items) {
      try {
        if (!FileDigests.ofProcess().of(directory.resolve(item.name)).equals(item.digest)) {
          LOG.warn("{} was changed since it was unpacked", directory.resolve(item.name));
          return false;
        }
      } catch (NoSuchFileException e) {
        return false;
      }
    }
    return true;
  }

  private void unpack(Path cache, Path target, List<Item> items) throws IOException {
    LOG.info("unpacking the model {} to {}", name, target);
    Path parent = cache.toAbsolutePath();
    deleteLeftovers(parent);
    Path partial = Files.createTempDirectory(parent, prefix());
    try {
      Path complete = Files.createDirectory(partial.resolve("complete"));
      for (Item item : items) {
        Path file = complete.resolve(item.name);
        Files.createDirectories(file.getParent());
        copy(item, file);
      }
      if (Files.exists(target)) {
        // A damaged one; a process that reads it keeps its open files.
        Files.move(target, partial.resolve("damaged"));
      }
      Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteIfPossible(partial);
    }
  }

  private String prefix() {
    return "." + name + "-";
  }

  /** Of a process that was killed while it unpacked: who holds the lock is the only one to. */
  private void deleteLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, prefix() + "*")) {
      leftovers.forEach(BundledModel::deleteIfPossible);
    }
  }

  private void copy(Item item, Path file) throws IOException {
    try (InputStream in = source.open(item.name);
        OutputStream out = Files.newOutputStream(file)) {
      if (in == null || !Digest.ofCopy(in, out).equals(item.digest)) {
        throw new NerModelException(
            "expected %s in %s to have the SHA-256 %s, but it is %s; it is damaged, fetch it again"
                .formatted(item.name, source, item.digest, in == null ? "missing" : "different"));
      }
    }
  }

  /** What stays is deleted by whoever unpacks next; it is in nobody's way. */
  private static void deleteIfPossible(Path directory) {
    try {
      delete(directory);
    } catch (IOException e) {
      LOG.warn("could not delete {}: {}", directory, e.toString());
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = new ArrayList<>(walk.toList());
    }
    for (int i = files.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(files.get(i));
    }
  }
}
