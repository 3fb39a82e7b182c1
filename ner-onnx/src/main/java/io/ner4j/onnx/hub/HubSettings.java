package io.ner4j.onnx.hub;

import io.ner4j.onnx.hub.http.RetryPolicy;
import io.ner4j.onnx.hub.store.HubCache;
import io.ner4j.onnx.hub.store.RepoId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where to fetch from and to: what the program said, else the environment.
 *
 * @param endpoint of the hub
 * @param root of the cache
 * @param token to show, if any
 * @param offline whether to do without the hub
 * @param symlinks whether the cache may have links
 * @param patience with the hub
 */
record HubSettings(
    URI endpoint,
    Path root,
    Optional<String> token,
    boolean offline,
    boolean symlinks,
    RetryPolicy patience) {

  static HubSettings of(HubOptions options, HubEnvironment environment) {
    boolean offline = Objects.requireNonNullElseGet(options.offline(), environment::offline);
    String token = options.token();
    return new HubSettings(
        Objects.requireNonNullElseGet(options.endpoint(), environment::endpoint),
        Objects.requireNonNullElseGet(options.cache(), environment::cache),
        token != null || offline ? Optional.ofNullable(token) : environment.token(),
        offline,
        environment.symlinks(),
        options.patience().withRead(environment.read(options.patience().read())));
  }

  HubCache cache(RepoId repository) {
    return new HubCache(root, repository, symlinks);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return endpoint + " " + root;
  }
}
