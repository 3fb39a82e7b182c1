package io.ner4j.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New content of a file, written to a temporary one beside it that takes its place once it is
 * complete. A process that is told to end deletes it. For one thread.
 */
public final class Replacement implements AutoCloseable {

  private final Path target;
  private final Path temporary;
  private final Thread deletion;
  private final FileChannel channel;
  private boolean complete;

  private Replacement(Path target, Path temporary, Thread deletion, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.deletion = deletion;
    this.channel = channel;
  }

  /**
   * Makes the temporary file.
   *
   * @param target a regular file, or a name where there is nothing yet
   * @throws IOException if that cannot be written
   */
  static Replacement of(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new NoSuchFileException(target.toString());
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    Path temporary = parent.resolve(".ner4j-" + UUID.randomUUID() + ".tmp");
    Thread deletion = new Thread(() -> deleteQuietly(temporary), "ner4j-output-deletion");
    Runtime.getRuntime().addShutdownHook(deletion);
    try {
      return new Replacement(target, temporary, deletion, open(temporary, target));
    } catch (AccessDeniedException e) {
      forget(deletion);
      throw new FileSystemException(
          target.toString(),
          null,
          "permission denied to make a file beside it, which would take its place when complete; write to standard output, or name a file elsewhere");
    } catch (IOException e) {
      forget(deletion);
      throw e;
    }
  }

  /** Nobody may read the new content who could not read the old. */
  private static FileChannel open(Path temporary, Path target) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    PosixFileAttributes attributes = attributes(target);
    return attributes == null
        ? FileChannel.open(temporary, options)
        : FileChannel.open(
            temporary,
            options,
            new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(attributes.permissions())
            });
  }

  private static @Nullable PosixFileAttributes attributes(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null || !Files.exists(file) ? null : view.readAttributes();
  }

  OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  /** Has the disk hold what was written. */
  void store() throws IOException {
    channel.force(true);
  }

  /** Puts the new content in its place. */
  void complete() throws IOException {
    store();
    channel.close();
    keepAttributes();
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
    complete = true;
  }

  private void keepAttributes() throws IOException {
    PosixFileAttributes old = attributes(target);
    if (old == null) {
      return;
    }
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    PosixFileAttributes made = view.readAttributes();
    try {
      if (!made.group().equals(old.group())) {
        view.setGroup(old.group());
      }
      if (!made.owner().equals(old.owner())) {
        view.setOwner(old.owner());
      }
    } catch (IOException onlyTheSuperuserMay) {
      // The file belongs to whoever wrote it last.
    }
    view.setPermissions(old.permissions());
  }

  /** Deletes the temporary file unless it is complete. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      if (!complete) {
        deleteQuietly(temporary);
      }
      forget(deletion);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It runs, or has run.
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // There is nobody to tell, and nothing to be done.
    }
  }
}
