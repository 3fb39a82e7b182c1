package io.ner4j.onnx.cache;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory for files of this user in one that all may write, as that for temporary files is.
 * Native libraries are loaded from it, so nobody else may have put them there.
 */
final class PrivateDirectory {

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /**
   * Returns the directory of that name, made if need be. Where another user's stands in its place,
   * it is one whose name goes on, and each start finds the same.
   *
   * @throws IOException if none can be made, or none that is closed to other users
   */
  static Path in(Path parent, String name) throws IOException {
    Path directory = parent.resolve(name);
    try {
      return made(Files.createDirectory(directory, permissions(parent)));
    } catch (FileAlreadyExistsException e) {
      if (ours(directory)) {
        return directory;
      }
      Optional<Path> other = otherOfOurs(parent, name + "-");
      return other.isPresent() ? other.get() : made(Files.createTempDirectory(parent, name + "-"));
    }
  }

  /** The first in order, so that all processes of this user agree on it. */
  private static Optional<Path> otherOfOurs(Path parent, String prefix) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            parent, file -> file.getFileName().toString().startsWith(prefix))) {
      files.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(found);
    for (Path directory : found) {
      if (ours(directory)) {
        return Optional.of(directory);
      }
    }
    return Optional.empty();
  }

  /** A file system without permissions, or a user's mask, may not give what was asked for. */
  private static Path made(Path directory) throws IOException {
    if (!ours(directory)) {
      Files.delete(directory);
      throw new IOException(
          "expected to make a directory in %s that only this user can open, but its file system does not keep permissions"
              .formatted(directory.getParent()));
    }
    return directory;
  }

  private static boolean posix(Path directory) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(Path directory) {
    return posix(directory)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
        : new FileAttribute<?>[0];
  }

  private static boolean ours(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!posix(directory)) {
      // Windows gives each user a directory for temporary files.
      return Files.isWritable(directory);
    }
    if (!Files.getPosixFilePermissions(directory).equals(OWNER_ALONE)) {
      return false;
    }
    Path probe = Files.createTempFile(directory.getParent(), "ner4j", ".tmp");
    try {
      return Files.getOwner(probe).equals(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS));
    } finally {
      Files.delete(probe);
    }
  }
}
