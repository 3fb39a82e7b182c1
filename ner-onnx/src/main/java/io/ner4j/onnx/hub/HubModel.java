package io.ner4j.onnx.hub;

import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.Printable;
import io.ner4j.onnx.hub.http.RetryPolicy;
import io.ner4j.onnx.hub.store.CachedModel;
import io.ner4j.onnx.hub.store.RepoId;
import io.ner4j.onnx.hub.store.RepoPath;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A model of the Hugging Face hub: which one, and how to fetch it. Immutable, safe for use by many
 * threads; making one opens no connection.
 *
 * <p>Files come into the cache of the hub's Python client and are taken from there where they are.
 * What is not said here is read from the variables of that client: {@code HF_ENDPOINT}, {@code
 * HF_TOKEN}, {@code HF_HOME}, {@code HF_HUB_CACHE}, {@code HF_HUB_OFFLINE} and others.
 *
 * <p>Two are equal if they name the same files by the same way; listeners do not count. It can be
 * serialised without its listener, but not with a token, which others could then read.
 *
 * <pre>{@code
 * HubModel model =
 *     HubModel.of("dslim/bert-base-NER")
 *         .withRevision("main")
 *         .withCache(Path.of("models"))
 *         .withOffline(true);
 * NerPipeline ner = OnnxNer.hub(model).load();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class HubModel implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final transient RepoId repository;
  private final transient HubOptions options;

  private HubModel(RepoId repository, HubOptions options) {
    this.repository = repository;
    this.options = options;
  }

  /**
   * Names a model.
   *
   * @param repository its owner and name, such as {@code dslim/bert-base-NER}
   * @return that model, at its branch {@code main}
   * @throws IllegalArgumentException if that cannot be a repository's name
   */
  public static HubModel of(String repository) {
    return new HubModel(new RepoId(repository), HubOptions.STANDARD);
  }

  /**
   * Chooses the revision. A commit's full hash pins the model: what is in the cache of it is then
   * used without asking the hub.
   *
   * @param revision a branch, a tag or a commit's hash
   * @return the model at that revision
   * @throws IllegalArgumentException if that cannot be a revision's name
   */
  public HubModel withRevision(String revision) {
    if (!RepoPath.isSafe(revision)) {
      throw new IllegalArgumentException(
          "expected a branch, a tag or a commit's hash, but found '%s'"
              .formatted(Printable.printable(revision)));
    }
    return new HubModel(repository, options.withRevision(revision));
  }

  /**
   * Sends a token to the hub, and to no server that it redirects to. Default: {@code HF_TOKEN},
   * else the file that {@code hf auth login} writes.
   *
   * @param token such as {@code hf_…}
   * @return the model with that token
   * @throws NerModelException if that cannot be a token
   */
  public HubModel withToken(String token) {
    String checked = HubEnvironment.token(token);
    return new HubModel(repository, options.withToken(checked));
  }

  /**
   * Chooses another hub. Default: {@code HF_ENDPOINT}, else {@code https://huggingface.co}.
   *
   * @param endpoint its address, http or https
   * @return the model of that hub
   * @throws NerModelException if that is no address
   */
  public HubModel withEndpoint(String endpoint) {
    URI uri = HubEnvironment.endpoint(endpoint);
    return new HubModel(repository, options.withEndpoint(uri));
  }

  /**
   * Chooses the cache directory. Default: {@code HF_HUB_CACHE}, else {@code hub} in {@code
   * HF_HOME}, else {@code ~/.cache/huggingface/hub}.
   *
   * @param directory holds a folder for each repository
   * @return the model with that cache
   */
  public HubModel withCache(Path directory) {
    Objects.requireNonNull(directory, "directory");
    return new HubModel(repository, options.withCache(directory));
  }

  /**
   * Works offline: opens no connection. A file that is not in the cache is an error. Default:
   * {@code HF_HUB_OFFLINE}.
   *
   * @param offline whether to
   * @return the model fetched so
   */
  public HubModel withOffline(boolean offline) {
    return new HubModel(repository, options.withOffline(offline));
  }

  /**
   * Registers a listener for the progress of downloads. Default: nobody.
   *
   * @param listener is called on the thread that fetches
   * @return the model with that listener
   */
  public HubModel withListener(HubListener listener) {
    Objects.requireNonNull(listener, "listener");
    return new HubModel(repository, options.withListener(listener));
  }

  HubModel withPatience(RetryPolicy patience) {
    return new HubModel(repository, options.withPatience(patience));
  }

  /**
   * Fetches files, unless they are in the cache.
   *
   * <p>Each file is checked against the size and the hash that the hub has of it before it gets its
   * name in the cache. A download that was cut off goes on where it ended. Only one process of a
   * machine fetches a file; others wait for it. If the hub cannot be reached, the cache is used
   * where it has what is wanted of the revision, with a warning.
   *
   * @param choice chooses among the names of all files of the repository, such as {@code
   *     onnx/model.onnx}
   * @return the directory of the revision's files
   * @throws NerModelException if the hub refuses or cannot be reached, or what comes is not what
   *     was announced. Also if the cache cannot be written, or nothing may be fetched and the cache
   *     has it not
   */
  public Path fetch(UnaryOperator<List<String>> choice) {
    return fetch(choice, HubEnvironment.ofProcess());
  }

  Path fetch(UnaryOperator<List<String>> choice, HubEnvironment environment) {
    HubSettings settings = HubSettings.of(options, environment);
    if (settings.offline()) {
      return CachedModel.directory(
          settings.cache(repository), repository, options.revision(), choice);
    }
    if (ModuleLayer.boot().findModule("java.net.http").isEmpty()) {
      throw new NerModelException(
          "expected the module java.net.http in this Java, which fetching from a hub needs; start it with --add-modules java.net.http, or add that to the image that jlink made");
    }
    return new HubFetch(this, settings, choice).run();
  }

  /**
   * The repository's name.
   *
   * @return owner and name
   */
  public String repository() {
    return repository.name();
  }

  /**
   * The revision that was asked for.
   *
   * @return a branch, a tag or a commit's hash
   */
  public String revision() {
    return options.revision();
  }

  /** {@return whether a token was given by {@link #withToken}} */
  public boolean hasToken() {
    return options.token() != null;
  }

  private WrittenHubModel written() {
    return new WrittenHubModel(
        repository.name(),
        options.revision(),
        options.endpoint() == null ? null : options.endpoint().toString(),
        options.cache() == null ? null : options.cache().toString(),
        options.offline());
  }

  /**
   * Writes what names the files.
   *
   * @return what is written
   * @throws NotSerializableException if there is a token
   */
  @Serial
  private Object writeReplace() throws NotSerializableException {
    if (hasToken()) {
      throw new NotSerializableException(
          "a HubModel with a token is not written; leave withToken out and set HF_TOKEN where the model is loaded");
    }
    return written();
  }

  /**
   * Refuses a model that was written otherwise.
   *
   * @param in where from
   * @throws InvalidObjectException always
   */
  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("expected the written form of a HubModel");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HubModel model
        && written().equals(model.written())
        && Objects.equals(options.token(), model.options.token());
  }

  @Override
  public int hashCode() {
    return written().hashCode();
  }

  RepoId repositoryId() {
    return repository;
  }

  HubListener listener() {
    return options.listener();
  }

  /** Repository and revision; never the token. */
  @Override
  public String toString() {
    return repository + "@" + options.revision();
  }
}
