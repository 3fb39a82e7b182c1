package io.ner4j.onnx.hub;

import io.ner4j.onnx.hub.http.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What was said of a model, or null. */
record HubOptions(
    String revision,
    @Nullable String token,
    @Nullable URI endpoint,
    @Nullable Path cache,
    @Nullable Boolean offline,
    HubListener listener,
    RetryPolicy patience) {

  /** Nothing was said. */
  static final HubOptions STANDARD =
      new HubOptions(
          "main", null, null, null, null, (file, done, total) -> {}, RetryPolicy.STANDARD);

  HubOptions withRevision(String revision) {
    return new HubOptions(revision, token, endpoint, cache, offline, listener, patience);
  }

  HubOptions withToken(String token) {
    return new HubOptions(revision, token, endpoint, cache, offline, listener, patience);
  }

  HubOptions withEndpoint(URI endpoint) {
    return new HubOptions(revision, token, endpoint, cache, offline, listener, patience);
  }

  HubOptions withCache(Path cache) {
    return new HubOptions(revision, token, endpoint, cache, offline, listener, patience);
  }

  HubOptions withOffline(boolean offline) {
    return new HubOptions(revision, token, endpoint, cache, offline, listener, patience);
  }

  HubOptions withListener(HubListener listener) {
    return new HubOptions(revision, token, endpoint, cache, offline, listener, patience);
  }

  HubOptions withPatience(RetryPolicy patience) {
    return new HubOptions(revision, token, endpoint, cache, offline, listener, patience);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return revision;
  }
}
