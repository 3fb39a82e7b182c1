package io.ner4j.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A directory for files of this user in one that all may write, as that for temporary files is:
 * native libraries are loaded from it, so nobody else may have put them there.
 */
final class PrivateDirectory {

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /**
   * Returns the directory of that name, made if need be; where another user's stands in its place,
   * a new one with a name of its own.
   *
   * @throws UncheckedIOException if none can be made
   */
  static Path in(Path parent, String name) {
    try {
      Path directory = parent.resolve(name);
      try {
        Files.createDirectory(directory, permissions(parent));
        return directory;
      } catch (FileAlreadyExistsException e) {
        return ours(directory) ? directory : Files.createTempDirectory(parent, name + "-");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
