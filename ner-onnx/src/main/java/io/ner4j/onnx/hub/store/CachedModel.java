package io.ner4j.onnx.hub.store;

import io.ner4j.NerModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the cache alone has of a revision. */
public final class CachedModel {

  private CachedModel() {}

  /** The directory of a revision's files, if the wanted ones are there. */
  public static Optional<Path> find(
      HubCache cache, String revision, UnaryOperator<List<String>> choice) {
    try {
      return Optional.of(directory(cache, new RepoId("any"), revision, choice));
    } catch (NerModelException e) {
      return Optional.empty();
    }
  }

  /**
   * The directory of a revision's files, without asking anybody.
   *
   * @throws NerModelException if the revision is not in the cache, or not what is wanted of it
   */
  public static Path directory(
      HubCache cache, RepoId repository, String revision, UnaryOperator<List<String>> choice) {
    String remedy =
        "; fetch it once without HF_HUB_OFFLINE, or name the cache that has it with HF_HUB_CACHE";
    String commit =
        cache
            .commit(revision)
            .orElseThrow(
                () ->
                    new NerModelException(
                        "offline: expected %s at %s in the cache at %s, but no such revision was fetched%s"
                            .formatted(repository, revision, cache.folder(), remedy)));
    Path snapshot = cache.snapshot(commit);
    List<String> names = cache.names(commit);
    // What the commit has, where that is remembered: else a file that is not here may be missing.
    Optional<Listing> listing = cache.remembered(commit);
    List<String> wanted;
    try {
      wanted = choice.apply(listing.map(Listing::names).orElse(names));
    } catch (NerModelException e) {
      throw new NerModelException(
          "offline: %s at %s in %s: %s%s"
              .formatted(repository, revision, snapshot, e.getMessage(), remedy),
          e);
    }
    List<String> missing =
        wanted.stream()
            .filter(
                name ->
                    !names.contains(name)
                        || listing.filter(l -> !holds(cache, l, name)).isPresent())
            .toList();
    if (!missing.isEmpty()) {
      throw new NerModelException(
          "offline: expected %s of %s at %s in %s, but they are missing or incomplete there%s"
              .formatted(missing, repository, revision, snapshot, remedy));
    }
    return snapshot;
  }

  private static boolean holds(HubCache cache, Listing listing, String name) {
    RepoFile file = listing.files().get(name);
    return file != null && cache.holds(listing.commit(), file);
  }
}
