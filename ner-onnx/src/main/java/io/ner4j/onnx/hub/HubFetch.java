package io.ner4j.onnx.hub;

import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.HttpFailures;
import io.ner4j.onnx.hub.http.HubClient;
import io.ner4j.onnx.hub.http.HubResponse;
import io.ner4j.onnx.hub.http.Printable;
import io.ner4j.onnx.hub.http.Retries;
import io.ner4j.onnx.hub.http.TransientException;
import io.ner4j.onnx.hub.store.CacheLock;
import io.ner4j.onnx.hub.store.CachedModel;
import io.ner4j.onnx.hub.store.Etag;
import io.ner4j.onnx.hub.store.HubCache;
import io.ner4j.onnx.hub.store.Listing;
import io.ner4j.onnx.hub.store.ListingReader;
import io.ner4j.onnx.hub.store.PartialDownload;
import io.ner4j.onnx.hub.store.RepoFile;
import io.ner4j.onnx.hub.store.RepoId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the wanted files of a revision into the cache, asking the hub for no more than it must.
 */
final class HubFetch {

  private static final Logger LOG = LoggerFactory.getLogger(HubFetch.class);

  /** A description of 100,000 files has about 20 MB. */
  static final int LONGEST_LISTING = 32 << 20;

  private final RepoId repository;
  private final String revision;
  private final URI endpoint;
  private final HubClient client;
  private final Retries retries;
  private final HubCache cache;
  private final HubListener listener;
  private final UnaryOperator<List<String>> choice;

  HubFetch(HubModel model, HubSettings settings, UnaryOperator<List<String>> choice) {
    this.repository = model.repositoryId();
    this.revision = model.revision();
    this.endpoint = settings.endpoint();
    this.client = new HubClient(endpoint, settings.token(), settings.patience());
    this.retries = new Retries(settings.patience());
    this.cache = settings.cache(repository);
    this.listener = model.listener();
    this.choice = choice;
  }

  /** Returns the directory of the revision's files, the wanted ones of which are there. */
  Path run() {
    Listing listing;
    Optional<Listing> remembered = cache.remembered(revision);
    if (remembered.isPresent()) {
      listing = remembered.get();
    } else {
      Optional<Path> cached = CachedModel.find(cache, revision, choice);
      try {
        listing =
            cached.isPresent() ? ask() : retries.run(repository + " at " + revision, this::ask);
      } catch (IOException e) {
        LOG.warn(
            "could not ask {} for {} at {} ({}); using what the cache has: {}",
            Printable.address(endpoint),
            repository,
            revision,
            Retries.reason(e),
            cached.orElseThrow());
        return cached.orElseThrow();
      }
    }
    fetch(listing, wanted(listing));
    return cache.snapshot(listing.commit());
  }

  private Listing ask() throws IOException {
    URI uri =
        address("/api/models/" + repository + "/revision/" + encoded(revision) + "?blobs=true");
    String what = "the model " + repository + " at " + revision;
    try (HubResponse answer = client.ask("GET", uri, Map.of("Accept", "application/json"))) {
      HttpFailures.check(answer, what, client.hasToken());
      try (InputStream in = answer.content()) {
        byte[] body = in.readNBytes(LONGEST_LISTING + 1);
        if (body.length > LONGEST_LISTING) {
          throw new NerModelException(
              String.format(
                  Locale.ROOT,
                  "expected the description of %s within %d bytes, but %s sends more; is that a"
                      + " hub?",
                  repository,
                  LONGEST_LISTING,
                  Printable.address(uri)));
        }
        if (answer.length() >= 0 && !answer.isEncoded() && body.length != answer.length()) {
          throw new TransientException("the server stopped in the middle");
        }
        return ListingReader.read(body, Printable.address(uri));
      }
    }
  }

  private List<RepoFile> wanted(Listing listing) {
    List<RepoFile> wanted = new ArrayList<>();
    try {
      for (String name : choice.apply(listing.names())) {
        RepoFile file = listing.files().get(name);
        if (file == null) {
          throw new IllegalArgumentException(
              "expected a file of " + repository + ", but there is none named " + name);
        }
        wanted.add(file);
      }
    } catch (NerModelException e) {
      throw new NerModelException(
          "%s at %s: %s".formatted(repository, revision, e.getMessage()), e);
    }
    return wanted;
  }

  private void fetch(Listing listing, List<RepoFile> wanted) {
    try {
      for (RepoFile file : wanted) {
        if (!cache.holds(listing.commit(), file)) {
          fetch(listing.commit(), file);
        }
      }
    } catch (IOException e) {
      throw new NerModelException(
          "could not write to the cache %s: %s; name a directory that can be written with HF_HUB_CACHE or HubModel.withCache"
              .formatted(cache.folder(), e),
          e);
    }
    try {
      cache.note(revision, listing.commit());
      cache.remember(listing);
    } catch (IOException e) {
      // All that is wanted is here: a cache that is read only serves as well.
      LOG.info("could not note {} at {} in {}: {}", repository, revision, cache.folder(), e);
    }
  }

  private void fetch(String commit, RepoFile listed) throws IOException {
    URI address =
        address("/" + repository + "/resolve/" + commit + "/" + encodedPath(listed.name()));
    RepoFile file =
        listed.isDescribed()
            ? listed
            : retries.run(listed.name(), () -> describe(commit, listed, address));
    Etag etag = file.etag().orElseThrow();
    try (CacheLock ignored = cache.lock(etag)) {
      if (!cache.holds(commit, file)) {
        if (!cache.holdsBlob(file, etag)) {
          PartialDownload partial = cache.partial(file, etag);
          new Download(client, retries, listener, file, address, partial).run();
          partial.become(cache.blob(etag));
        }
        cache.place(commit, file, etag);
      }
    } catch (InterruptedException e) {
      throw Retries.interrupted(listed.name(), e);
    }
  }

  /**
   * What the hub says of a file itself, where its listing does not: some mirrors list only names.
   */
  private RepoFile describe(String commit, RepoFile file, URI address) throws IOException {
    try (HubResponse answer = client.ask("HEAD", address, Map.of())) {
      boolean elsewhere = answer.status() / 100 == 3;
      if (!elsewhere) {
        HttpFailures.check(answer, file.name(), client.hasToken());
      }
      Optional<String> other =
          answer.hub().firstValue("X-Repo-Commit").filter(found -> !found.equals(commit));
      Optional<Etag> etag =
          answer
              .hub()
              .firstValue("X-Linked-Etag")
              .or(() -> answer.header("ETag"))
              .flatMap(Etag::of);
      long linked = HubResponse.number(answer.hub().firstValue("X-Linked-Size"));
      long size = linked >= 0 || elsewhere || answer.isEncoded() ? linked : answer.length();
      if (other.isPresent() || etag.isEmpty() || (size < 0 && !etag.get().isHash())) {
        throw new NerModelException(
            String.format(
                Locale.ROOT,
                "expected a commit (X-Repo-Commit %s), a hash (X-Linked-Etag or ETag) and a size of"
                    + " %s from %s, but found %s, %s and %d; is that a hub?",
                commit,
                file.name(),
                Printable.address(address),
                other.map(Printable::printable).orElse("it"),
                etag.map(Etag::value).orElse("none"),
                size));
      }
      if (!etag.get().isHash()) {
        LOG.warn("{} names no hash of {}: only its size can be checked", endpoint, file.name());
      }
      return new RepoFile(file.name(), size, etag, file.gitId());
    }
  }

  private URI address(String path) {
    return URI.create(endpoint + path);
  }

  private static String encodedPath(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      parts.add(encoded(part));
    }
    return String.join("/", parts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
