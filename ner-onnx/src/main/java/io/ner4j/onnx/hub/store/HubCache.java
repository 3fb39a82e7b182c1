package io.ner4j.onnx.hub.store;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of a repository in the cache, laid out as the hub's Python client does. The contents
 * are under {@code blobs}, named by their hashes. Each commit has links to them under {@code
 * snapshots}. The commits that branches and tags were at are under {@code refs}.
 */
public final class HubCache {

  private static final int DEEPEST = 8;

  private final Path root;
  private final Path folder;
  private final Path locks;
  private final boolean symlinks;

  public HubCache(Path root, RepoId repository, boolean symlinks) {
    this.root = root.toAbsolutePath().normalize();
    this.folder = this.root.resolve(repository.folder());
    this.locks = this.root.resolve(".locks").resolve(repository.folder());
    this.symlinks = symlinks;
  }

  public Path folder() {
    return folder;
  }

  public Path blob(Etag etag) {
    return folder.resolve("blobs").resolve(etag.value());
  }

  /**
   * What came of a blob so far. Not the name that older Python clients use: they would append to it
   * without waiting for this process.
   */
  public PartialDownload partial(RepoFile file, Etag etag) throws IOException {
    Path blobs = directory(folder.resolve("blobs"));
    return new PartialDownload(blobs.resolve(etag.value() + ".ner4j.incomplete"), file);
  }

  /** Waits until no other thread or process fetches a blob. */
  public CacheLock lock(Etag etag) throws IOException, InterruptedException {
    return CacheLock.of(directory(locks).resolve(etag.value() + ".lock"));
  }

  private Path tree(String commit) {
    return folder.resolve("trees").resolve(commit + ".json");
  }

  /** The files of a commit, if the revision is one and they are known. */
  public Optional<Listing> remembered(String revision) {
    return Listing.isCommit(revision) ? TreeFile.read(tree(revision), revision) : Optional.empty();
  }

  public void remember(Listing listing) throws IOException {
    Path tree = tree(listing.commit());
    Optional<String> text = TreeFile.write(listing);
    if (text.isPresent() && !Files.exists(tree)) {
      write(tree, text.get());
    }
  }

  public Path snapshot(String commit) {
    return folder.resolve("snapshots").resolve(commit);
  }

  /** The commit that a branch or tag was at when it was last fetched. */
  Optional<String> commit(String revision) {
    if (Listing.isCommit(revision)) {
      return Optional.of(revision);
    }
    try {
      Path ref = RepoPath.below(folder.resolve("refs"), revision);
      return Files.isRegularFile(ref)
          ? Optional.of(Files.readString(ref).strip()).filter(Listing::isCommit)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Notes the commit of a branch or tag, in one step, unless that is noted already. */
  public void note(String revision, String commit) throws IOException {
    if (revision.equals(commit) || commit(revision).filter(commit::equals).isPresent()) {
      return;
    }
    write(RepoPath.below(folder.resolve("refs"), revision), commit);
  }

  /** Writes a small file in one step. */
  private void write(Path file, String text) throws IOException {
    Path parent = directory(Objects.requireNonNull(file.getParent()));
    Path partial = parent.resolve(temporary(file));
    try {
      Files.writeString(partial, text);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** The files of a commit that are here, by their names in the repository. */
  List<String> names(String commit) {
    Path snapshot = snapshot(commit);
    try (Stream<Path> files = Files.walk(snapshot, DEEPEST)) {
      return files
          .filter(file -> Files.isRegularFile(file) && isInside(file))
          .map(file -> snapshot.relativize(file).toString().replace('\\', '/'))
          .filter(RepoPath::isSafe)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Whether a commit's file is here, whole. */
  public boolean holds(String commit, RepoFile file) {
    return isWhole(RepoPath.below(snapshot(commit), file.name()), file);
  }

  /** Whether a blob is here, whole. */
  public boolean holdsBlob(RepoFile file, Etag etag) {
    return isWhole(blob(etag), file);
  }

  /** Blobs appear whole; another size comes from a disk that was full, or from elsewhere. */
  private boolean isWhole(Path path, RepoFile file) {
    try {
      return Files.isRegularFile(path)
          && isInside(path)
          && (file.size() < 0 || Files.size(path) == file.size());
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether what a path means, links followed, lies in the cache. */
  private boolean isInside(Path path) {
    try {
      Path real = path.toRealPath();
      return real.startsWith(root.toRealPath()) || real.startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes a directory of the cache.
   *
   * @throws NerModelException if a link leads from it to elsewhere
   */
  Path directory(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (!isInside(directory)) {
      throw new NerModelException(
          "expected %s to be in the cache %s, but it leads to %s; remove that link"
              .formatted(directory, root, directory.toRealPath()));
    }
    return directory;
  }

  /** Lets a commit's file be a blob: a link where the system has them, else the blob itself. */
  public void place(String commit, RepoFile file, Etag etag) throws IOException {
    Path target = RepoPath.below(snapshot(commit), file.name());
    Path parent = directory(Objects.requireNonNull(target.getParent()));
    Path blob = blob(etag);
    Path link = parent.resolve(temporary(target));
    if (symlinks && linked(link, parent.relativize(blob))) {
      Files.move(link, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(blob, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static boolean linked(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
      return true;
    } catch (UnsupportedOperationException | SecurityException | FileSystemException e) {
      if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      // Windows wants a privilege for links, and some file systems have none.
      return false;
    }
  }

  private static String temporary(Path target) {
    return "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
  }
}
