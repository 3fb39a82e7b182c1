package io.ner4j.onnx;

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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model on the class path, unpacked to a directory that is shared by all processes of the
 * machine.
 *
 * <p>The directory is named by its contents' digest and appears in one step, complete and checked;
 * it is checked again at each use, and replaced if it was damaged.
 */
final class BundledModel {

  private static final Logger LOG = LoggerFactory.getLogger(BundledModel.class);

  /** Lists the model's files, one a line, as the program sha256sum does. */
  private static final String LIST = "SHA256SUMS";

  /** No name leads out of the directory. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\w[\\w.-]*)");

  /** A file and the SHA-256 that it must have, in hexadecimal. */
  private record Item(String name, String digest) {}

  private final String artifact;
  private final String resources;
  private final String name;
  private final ClassLoader loader;

  BundledModel(String artifact, String resources, String name, ClassLoader loader) {
    this.artifact = artifact;
    this.resources = resources;
    this.name = name;
    this.loader = loader;
  }

  static BundledModel english() {
    return new BundledModel(
        "io.ner4j:ner-model-en", "io/ner4j/model/en/", "en", BundledModel.class.getClassLoader());
  }

  /**
   * Unpacks the model below a cache directory, unless it lies there already.
   *
   * @return the model directory
   * @throws NerModelException if the artifact is missing or damaged, or the cache cannot be written
   */
  Path directory(Path cache) {
    byte[] list = list();
    List<Item> items = parse(list);
    Path target = cache.resolve(name + "-" + hex(sha256().digest(list)).substring(0, 16));
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
          "could not unpack the bundled model to %s: %s; name a directory that can be written with -D%s=DIR or the environment variable %s"
              .formatted(target, e, Cache.PROPERTY, Cache.VARIABLE),
          e);
    }
  }

  private byte[] list() {
    try (InputStream in = loader.getResourceAsStream(resources + LIST)) {
      if (in == null) {
        throw new NerModelException(
            "expected the bundled model on the class path, but it is not there; add the dependency "
                + artifact
                + ", or load a model directory with OnnxNer.load");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new NerModelException(damaged("to be readable", e.toString()), e);
    }
  }

  private List<Item> parse(byte[] list) {
    List<Item> items = new ArrayList<>();
    for (String line : new String(list, StandardCharsets.UTF_8).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new NerModelException(damaged("to list digests and file names", "'" + line + "'"));
      }
      items.add(new Item(matcher.group(2), matcher.group(1)));
    }
    return items;
  }

  private String damaged(String expected, String found) {
    return "expected %s%s in %s %s, but found %s; the jar is damaged, fetch it again"
        .formatted(resources, LIST, artifact, expected, found);
  }

  private static boolean intact(Path directory, List<Item> items) throws IOException {
    for (Item item : items) {
      try (InputStream in = Files.newInputStream(directory.resolve(item.name))) {
        if (!digest(in, OutputStream.nullOutputStream()).equals(item.digest)) {
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
      for (Item item : items) {
        copy(item, partial.resolve(item.name));
      }
      if (Files.exists(target)) {
        // A damaged one; a process that reads it keeps its open files.
        Files.move(target, partial.resolve("damaged"));
      }
      Path complete = partial.resolve("complete");
      Files.createDirectory(complete);
      for (Item item : items) {
        Files.move(partial.resolve(item.name), complete.resolve(item.name));
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
    try (InputStream in = loader.getResourceAsStream(resources + item.name);
        OutputStream out = Files.newOutputStream(file)) {
      if (in == null || !digest(in, out).equals(item.digest)) {
        throw new NerModelException(
            "expected %s%s in %s to have the SHA-256 %s, but it is %s; the jar is damaged, fetch it again"
                .formatted(
                    resources,
                    item.name,
                    artifact,
                    item.digest,
                    in == null ? "missing" : "different"));
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

  /** Copies a stream and returns the SHA-256 of its bytes in hexadecimal. */
  private static String digest(InputStream in, OutputStream out) throws IOException {
    MessageDigest sha256 = sha256();
    new DigestInputStream(in, sha256).transferTo(out);
    return hex(sha256.digest());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
